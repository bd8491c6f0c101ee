using Marketplace.Web.Shell;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Marketplace.Web.Tags;

/// <summary>
/// A link to a page of the site without its language: <c>&lt;a to="/challenges"&gt;</c>. Also the address of a search form.
/// </summary>
[HtmlTargetElement("a", Attributes = "to")]
[HtmlTargetElement("form", Attributes = "to")]
public sealed class ToTagHelper(SitePages pages) : TagHelper
{
    /// <summary>The path, with a query if there is one.</summary>
    public required string To { get; set; }

    /// <summary>Leaves the link out while no page answers at the path.</summary>
    public bool WhenThere { get; set; }

    /// <summary>The request, for its path base.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (WhenThere && !pages.Has(To))
            output.SuppressOutput();
        else
            output.Attributes.SetAttribute(output.TagName == "form" ? "action" : "href", ListUrl.To(ViewContext.HttpContext.Request, To));
    }
}
