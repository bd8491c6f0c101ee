using System.Collections;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Fields;

/// <summary>One of a few choices.</summary>
[HtmlTargetElement("field-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>The choices.</summary>
    public required IEnumerable<Option> Options { get; set; }

    /// <inheritdoc />
    protected override bool IsGroup => true;

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var chosen = Typed ?? Option.ValueOf(For.Model);
        return Choices.Write("radio", Id, Name, Options, o => o.Value == chosen, () => Tag("input", attributes, null));
    }
}

/// <summary>Any number of choices; binds to a list.</summary>
[HtmlTargetElement("field-checks", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChecksField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>The choices.</summary>
    public required IEnumerable<Option> Options { get; set; }

    /// <inheritdoc />
    protected override bool IsGroup => true;

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        // A posted group without a tick sends nothing, and then the model, bound empty, is right too.
        var chosen = TypedValues ?? [.. ((For.Model as IEnumerable)?.Cast<object?>() ?? []).Select(Option.ValueOf).OfType<string>()];
        return Choices.Write("checkbox", Id, Name, Options, o => chosen.Contains(o.Value), () => Tag("input", attributes, null));
    }
}

/// <summary>One of many choices.</summary>
[HtmlTargetElement("field-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>The choices.</summary>
    public required IEnumerable<Option> Options { get; set; }

    /// <summary>Words of the empty choice on top; without it the first choice is preset.</summary>
    public string? Empty { get; set; }

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var chosen = Typed ?? Option.ValueOf(For.Model);
        var select = Tag("select", attributes, "form-select");
        select.Attributes["id"] = Id;
        select.Attributes["name"] = Name;
        if (Empty is not null)
            select.InnerHtml.AppendHtml(Choices.Item(new("", Empty), false));
        foreach (var option in Options)
            select.InnerHtml.AppendHtml(Choices.Item(option, option.Value == chosen));
        return select;
    }
}

/// <summary>One tick: yes or no. Binds to bool.</summary>
[HtmlTargetElement("field-check", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>The sentence beside the box; the label above asks the question.</summary>
    public required string Text { get; set; }

    /// <inheritdoc />
    protected override bool IsGroup => true;

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var on = TypedValues is { } typed ? typed.Contains("true") : For.Model is true;
        var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        hidden.Attributes["type"] = "hidden";
        hidden.Attributes["name"] = Name;
        hidden.Attributes["value"] = "false";
        return new HtmlContentBuilder()
            .AppendHtml(Choices.Write("checkbox", Id, Name, [new("true", Text)], _ => on, () => Tag("input", attributes, null)))
            .AppendHtml(hidden);
    }
}
