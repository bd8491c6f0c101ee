using Marketplace.Web.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Marketplace.Web.Fields;

/// <summary>
/// A key of its own for each form as rendered, so that a double click or a lost answer never makes two: the hidden input
/// <c>Key</c>. The page hands it on with <see cref="FormKeys.FormKey"/>.
/// </summary>
[HtmlTargetElement("idempotency-key", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IdempotencyKeyTagHelper(TimeProvider clock) : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A form is only shown again once its answer is known, so what it then sends is a new request.
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FormKeys.Field);
        output.Attributes.SetAttribute("value", Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
    }
}
