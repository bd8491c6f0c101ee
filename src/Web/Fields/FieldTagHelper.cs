using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Fields;

/// <summary>
/// A labelled field of a form: label, hint, error beside it, and the control with what was typed still in it. Attributes
/// the field does not know (autocomplete, maxlength, class …) go to the control.
/// </summary>
public abstract class FieldTagHelper(IStringLocalizer<FieldsText> texts) : TagHelper
{
    /// <summary>The bound member, such as <c>Input.Title</c>.</summary>
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    /// <summary>The question, in words.</summary>
    public required string Label { get; set; }

    /// <summary>A line of help under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>Says "(optional)" after the label. A field is required unless it says so.</summary>
    public bool Optional { get; set; }

    /// <summary>The request, for its state.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Words of fields.</summary>
    protected IStringLocalizer<FieldsText> Texts => texts;

    /// <summary>Name the control posts.</summary>
    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>Id of the control, or of a group's first one: where the error summary leads.</summary>
    protected string Id => FieldIds.Of(Name);

    /// <summary>Whether there is a message for this field.</summary>
    protected bool Bad => Entry?.Errors.Count > 0;

    private ModelStateEntry? Entry => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry : null;

    /// <summary>What was posted or came in the address, as typed; null when nothing did.</summary>
    protected string? Typed => TypedAt(Name);

    /// <summary>What was typed into a part of this field, such as <c>X.Day</c>.</summary>
    protected string? TypedAt(string key) =>
        ViewContext.ViewData.ModelState.TryGetValue(key, out var entry) ? entry.AttemptedValue : null;

    /// <summary>All values posted under the name; null when nothing was.</summary>
    protected IReadOnlyList<string>? TypedValues => Entry?.RawValue switch
    {
        IEnumerable<string> many => [.. many],
        { } one => [one.ToString() ?? ""],
        _ => null,
    };

    /// <summary>A question with a fieldset and legend instead of a label: several controls answer it.</summary>
    protected virtual bool IsGroup => false;

    /// <summary>Further ids that describe the control, such as the money echo's.</summary>
    protected virtual string? DescribedByToo => null;

    /// <summary>Writes the control. <paramref name="attributes"/> are the page's own.</summary>
    protected abstract IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes);

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var own = output.Attributes.ToList();
        output.Attributes.Clear();
        output.TagName = IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Bad ? "field bad" : "field");
        if (IsGroup && DescribedBy is { } described)
            output.Attributes.SetAttribute("aria-describedby", described);
        output.Content.AppendHtml(Question());
        if (Hint is not null)
            output.Content.AppendHtml(Line("hint", "hint", Hint));
        if (Bad)
            output.Content.AppendHtml(Error());
        output.Content.AppendHtml(Control(own));
    }

    /// <summary>A control with the page's attributes and what assistive technology needs.</summary>
    protected TagBuilder Tag(string tag, IReadOnlyList<TagHelperAttribute> attributes, string? cssClass)
    {
        var control = new TagBuilder(tag);
        foreach (var attribute in attributes)
            control.Attributes[attribute.Name] = attribute.Value is HtmlString or string or null ? attribute.Value?.ToString() : AsText(attribute.Value);
        if (cssClass is not null)
            control.AddCssClass(cssClass);
        if (Bad)
            control.Attributes["aria-invalid"] = "true";
        if (!IsGroup && DescribedBy is { } described)
            control.Attributes["aria-describedby"] = described;
        return control;
    }

    private string? DescribedBy => string.Join(' ',
        new[] { Hint is null ? null : Id + "-hint", Bad ? Id + "-error" : null, DescribedByToo }.Where(i => i is not null)) is { Length: > 0 } ids
        ? ids
        : null;

    private TagBuilder Question()
    {
        var question = new TagBuilder(IsGroup ? "legend" : "label");
        if (!IsGroup)
        {
            question.AddCssClass("form-label");
            question.Attributes["for"] = Id;
        }

        question.InnerHtml.Append(Label);
        if (Optional)
            question.InnerHtml.AppendHtml(" ").AppendHtml(Span("muted fw-normal", texts["Optional"]));
        return question;
    }

    private TagBuilder Error()
    {
        var error = Line("error", "error", null);
        error.InnerHtml.AppendHtml(Span("visually-hidden", texts["Error.Prefix"])).Append(" ");
        error.InnerHtml.Append(string.Join(" ", Entry!.Errors.Select(e => FieldIds.Message(e, texts)).Distinct()));
        return error;
    }

    private TagBuilder Line(string cssClass, string suffix, string? text)
    {
        var line = Span(cssClass, text);
        line.Attributes["id"] = $"{Id}-{suffix}";
        return line;
    }

    /// <summary>A span with a class and encoded text.</summary>
    protected static TagBuilder Span(string cssClass, string? text)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(cssClass);
        if (text is not null)
            span.InnerHtml.Append(text);
        return span;
    }

    private static string AsText(object value)
    {
        using var writer = new StringWriter();
        if (value is not IHtmlContent html)
            return value.ToString() ?? "";
        html.WriteTo(writer, NullHtmlEncoder.Default);
        return writer.ToString();
    }
}
