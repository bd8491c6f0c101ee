using Marketplace.Web.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Marketplace.Web.Fields;

/// <summary>
/// A key of its own for each form as rendered, so that a double click or a lost answer never makes two: the hidden input
/// <c>Key</c>. The page hands it on with <see cref="FormKeys.FormKey"/>.
/// </summary>
[HtmlTargetElement("idempotency-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IdempotencyKeyTagHelper(TimeProvider clock) : TagHelper
{
    /// <summary>The request, for the key of a form whose answer did not come.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A form that was answered is a new request when it is sent again; one that was not may have had its effect.
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FormKeys.Field);
        output.Attributes.SetAttribute("value", ViewContext.HttpContext.Items[FormKeys.Unanswered] ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
    }
}
