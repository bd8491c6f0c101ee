using Marketplace.Web.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Marketplace.Web.Tags;

/// <summary>What was just done, told once after the form led here. Nothing when there is nothing to tell.</summary>
[HtmlTargetElement("notice", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>The page, for what the one before left.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.TempData.Notice() is not { } words)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice");
        output.Attributes.SetAttribute("role", "status");
        output.Content.SetContent(words);
    }
}
