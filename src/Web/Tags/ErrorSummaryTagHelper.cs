using Marketplace.Web.Fields;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Tags;

/// <summary>
/// What is wrong with the form, on top of it: takes the focus, and each line leads to its field. Nothing when all is well.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<FieldsText> texts) : TagHelper
{
    /// <summary>The page, for its errors.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(f => f.Value!.Errors.Select(e => (Field: f.Key, Text: FieldIds.Message(e, texts))))
            .Distinct()
            .OrderBy(e => FieldOrder.Of(ViewContext.ViewData.ModelMetadata, e.Field), StringComparer.Ordinal)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-title");
        var title = new TagBuilder("h2");
        title.Attributes["id"] = "error-summary-title";
        var said = errors.Count <= 10 ? NumberWords.Say(errors.Count, Languages.Current) : PersianNumbers.Format(errors.Count, Languages.Current);
        title.InnerHtml.Append(errors.Count == 1 ? texts["Summary.One"] : texts["Summary", char.ToUpperInvariant(said[0]) + said[1..]]);
        var list = new TagBuilder("ul");
        list.AddCssClass("mb-0");
        foreach (var (field, text) in errors)
            list.InnerHtml.AppendHtml(Line(field, text));
        output.Content.AppendHtml(title).AppendHtml(list);
    }

    private static TagBuilder Line(string field, string text)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.Append(text);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FieldIds.Of(field);
        link.InnerHtml.Append(text);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
