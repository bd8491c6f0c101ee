using Marketplace.Web.Components;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Tags;

/// <summary>A step of the way to a page.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Path">Where it leads, without the language; null for the page itself.</param>
/// <param name="IsCode">Whether the words are a code, kept from left to right.</param>
public sealed record Crumb(string Text, string? Path = null, bool IsCode = false);

/// <summary>The way to this page.</summary>
[HtmlTargetElement("crumbs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CrumbsTagHelper(IStringLocalizer<ShellText> texts) : TagHelper
{
    /// <summary>The steps, this page last.</summary>
    public required IReadOnlyList<Crumb> Items { get; set; }

    /// <summary>The request, for its path base.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("aria-label", (string)texts["Crumbs"]);
        var list = new TagBuilder("ol");
        list.AddCssClass("breadcrumb crumbs");
        foreach (var crumb in Items)
            list.InnerHtml.AppendHtml(Item(crumb));
        output.Content.AppendHtml(list);
    }

    private TagBuilder Item(Crumb crumb)
    {
        var item = new TagBuilder("li");
        item.AddCssClass("breadcrumb-item");
        var text = new TagBuilder("bdi");
        text.InnerHtml.Append(crumb.Text);
        if (crumb.IsCode)
        {
            text.AddCssClass("code");
            text.Attributes["dir"] = "ltr";
        }

        if (crumb.Path is null)
        {
            item.AddCssClass("active");
            item.Attributes["aria-current"] = "page";
            item.InnerHtml.AppendHtml(text);
            return item;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = ListUrl.To(ViewContext.HttpContext.Request, crumb.Path);
        link.InnerHtml.AppendHtml(text);
        item.InnerHtml.AppendHtml(link);
        return item;
    }
}

/// <summary>A state in words, with shape and colour: <c>&lt;status of="challenge" value="Published" /&gt;</c>.</summary>
[HtmlTargetElement("status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTagHelper(IStringLocalizer<StatusText> texts) : TagHelper
{
    /// <summary>What has the state: company, need, challenge, offer, agreement, milestone, clarification, task.</summary>
    public required string Of { get; set; }

    /// <summary>The state's name.</summary>
    public required object Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Value.ToString() ?? "";
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tag tag-{StatusKinds.Of(Of, name).Css()}");
        output.Content.SetContent(texts[$"{Of}.{name}"]);
    }
}

/// <summary>A page or list with nothing in it: title and words, and inside the element the next actions.</summary>
[HtmlTargetElement("empty")]
public sealed class EmptyTagHelper(IHtmlHelper html) : TagHelper
{
    /// <summary>What there is none of.</summary>
    public required string Title { get; set; }

    /// <summary>What to expect, or to do.</summary>
    public string? Text { get; set; }

    /// <summary>Whether the page says nothing else.</summary>
    public bool IsPage { get; set; }

    /// <summary>The page, for the partial.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        var actions = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync("_Empty", new EmptyModel(Title, Text, IsPage, actions.IsEmptyOrWhiteSpace ? null : actions)));
    }
}

/// <summary>What the partial _Empty shows.</summary>
/// <param name="Title">What there is none of.</param>
/// <param name="Text">What to expect, or to do.</param>
/// <param name="IsPage">Whether the page says nothing else.</param>
/// <param name="Actions">Buttons and links.</param>
public sealed record EmptyModel(string Title, string? Text, bool IsPage, Microsoft.AspNetCore.Html.IHtmlContent? Actions);
