using Marketplace.Web.Fields;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Tags;

/// <summary>The orders a list can have, as links; the present one stands as plain text.</summary>
[HtmlTargetElement("sort-links", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SortLinksTagHelper(IStringLocalizer<ShellText> texts) : TagHelper
{
    /// <summary>The orders; the first is the default.</summary>
    public required IReadOnlyList<Option> Options { get; set; }

    /// <summary>The present order; the first when it is none of them.</summary>
    public string? Value { get; set; }

    /// <summary>Query key of the order.</summary>
    public string Name { get; set; } = "sort";

    /// <summary>The request, for its address.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var present = Options.FirstOrDefault(o => o.Value == Value) ?? Options[0];
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "sort-links");
        output.Attributes.SetAttribute("aria-label", (string)texts["Sort"]);
        var label = new TagBuilder("span");
        label.AddCssClass("muted");
        label.InnerHtml.Append(texts["Sort.By"]);
        var list = new TagBuilder("ul");
        list.AddCssClass("words");
        foreach (var option in Options)
            list.InnerHtml.AppendHtml(Item(option, option == present));
        output.Content.AppendHtml(label).AppendHtml(list);
    }

    private TagBuilder Item(Option option, bool present)
    {
        var item = new TagBuilder("li");
        var link = new TagBuilder(present ? "b" : "a");
        if (present)
            link.Attributes["aria-current"] = "true";
        else
            link.Attributes["href"] = ListUrl.With(ViewContext.HttpContext.Request, Name, option == Options[0] ? null : option.Value);
        link.InnerHtml.Append(option.Text);
        item.InnerHtml.AppendHtml(link);
        return item;
    }
}

/// <summary>A table heading that sorts: <c>&lt;th sort-key="age"&gt;</c>; the address has <c>sort=age</c>, then <c>sort=-age</c>.</summary>
[HtmlTargetElement("th", Attributes = "sort-key")]
public sealed class SortHeadingTagHelper(IStringLocalizer<ShellText> texts) : TagHelper
{
    /// <summary>The column's key.</summary>
    public required string SortKey { get; set; }

    /// <summary>The request, for its address.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var (up, down) = (SortKey, "-" + SortKey);
        var present = request.Query["sort"].ToString();
        output.Attributes.SetAttribute("scope", "col");
        if (present == up || present == down)
            output.Attributes.SetAttribute("aria-sort", present == up ? "ascending" : "descending");
        var link = new TagBuilder("a");
        link.AddCssClass("sort-head");
        link.Attributes["href"] = ListUrl.With(request, "sort", present == up ? down : up);
        link.Attributes["title"] = texts["Sort"];
        output.PreContent.AppendHtml(link.RenderStartTag());
        output.PostContent.AppendHtml(link.RenderEndTag());
    }
}
