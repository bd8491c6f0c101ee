using Marketplace.Web.Fields;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Marketplace.Web.Tags;

/// <summary>A filter that is on.</summary>
/// <param name="Name">Its query key.</param>
/// <param name="Value">Its query value.</param>
/// <param name="Text">In words, such as "Closing: within 60 days".</param>
public sealed record Chip(string Name, string Value, string Text);

/// <summary>The filters that are on, each removable. Nothing when there are none.</summary>
[HtmlTargetElement("chips", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChipsTagHelper(IHtmlHelper html) : TagHelper
{
    /// <summary>The filters.</summary>
    public required IReadOnlyCollection<Chip> Items { get; set; }

    /// <summary>The request, for its address.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync("_Chips", new ChipsModel(
            [.. Items.Select(i => (i.Text, ListUrl.Without(ViewContext.HttpContext.Request, i.Name, i.Value)))],
            ListUrl.Clear(ViewContext.HttpContext.Request, Items.Select(i => i.Name)))));
    }
}

/// <summary>What the partial _Chips shows.</summary>
/// <param name="Chips">Words and address without it, of each filter.</param>
/// <param name="ClearUrl">The address without any.</param>
public sealed record ChipsModel(IReadOnlyList<(string Text, string Url)> Chips, string ClearUrl);

/// <summary>A group of filters as boxes: several may be on. Those in the address are ticked.</summary>
[HtmlTargetElement("facet", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FacetTagHelper : TagHelper
{
    /// <summary>The query key.</summary>
    public required string Name { get; set; }

    /// <summary>What is chosen here, in words.</summary>
    public required string Legend { get; set; }

    /// <summary>The values, with their counts.</summary>
    public required IReadOnlyList<Option> Options { get; set; }

    /// <summary>A select instead of boxes, for long lists; its words for "all". Empty words, as null comes from a page, ask for none.</summary>
    public string? All { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The request, for its address.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Options.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var chosen = ViewContext.HttpContext.Request.Query[Name];
        var id = FieldIds.Of("facet-" + Name);
        output.TagName = All is null ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "facet");
        var legend = new TagBuilder(All is null ? "legend" : "label");
        legend.InnerHtml.Append(Legend);
        if (All is not null)
        {
            legend.AddCssClass("form-label");
            legend.Attributes["for"] = id;
        }

        output.Content.AppendHtml(legend);
        output.Content.AppendHtml(All is null ? Choices.Write("checkbox", id, Name, Options, o => chosen.Contains(o.Value)) : Select(id, chosen));
    }

    private TagBuilder Select(string id, ICollection<string?> chosen)
    {
        var select = new TagBuilder("select");
        select.AddCssClass("form-select");
        select.Attributes["id"] = id;
        select.Attributes["name"] = Name;
        select.InnerHtml.AppendHtml(Choices.Item(new("", All!), false));
        foreach (var option in Options)
            select.InnerHtml.AppendHtml(Choices.Item(option, chosen.Contains(option.Value)));
        return select;
    }
}

/// <summary>
/// The form round the facets of a list: beside it on a wide screen, a sheet behind a button on a phone. Query values that it
/// has no field for, such as the search words and the order, are named in <see cref="Keep"/>.
/// </summary>
[HtmlTargetElement("filter-sheet")]
public sealed class FilterSheetTagHelper(IHtmlHelper html) : TagHelper
{
    /// <summary>How many filters are on.</summary>
    public int On { get; set; }

    /// <summary>Query keys to keep, separated by commas.</summary>
    public string Keep { get; set; } = "q,sort";

    /// <summary>The request, for its query.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        var query = ViewContext.HttpContext.Request.Query;
        var kept = Keep.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(k => query[k].Select(v => (k, v ?? "")))
            .ToList();
        var inside = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync("_FilterSheet", new FilterSheetModel(On, kept, inside)));
    }
}

/// <summary>What the partial _FilterSheet shows.</summary>
/// <param name="On">How many filters are on.</param>
/// <param name="Kept">Query values kept.</param>
/// <param name="Inside">The facets.</param>
public sealed record FilterSheetModel(int On, IReadOnlyList<(string Name, string Value)> Kept, IHtmlContent Inside);
