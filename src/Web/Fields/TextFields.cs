using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Fields;

/// <summary>One line of text. Types email, tel, url and password are written from left to right; a password is never sent back.</summary>
[HtmlTargetElement("field-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>The input's type: text, email, tel, url, password, search.</summary>
    public string Type { get; set; } = "text";

    /// <summary>A code, such as a national id: written from left to right.</summary>
    public bool Code { get; set; }

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var input = Tag("input", attributes, "form-control");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        if (Code || Type is "email" or "tel" or "url" or "password")
            input.Attributes["dir"] = "ltr";
        var value = Typed ?? For.Model?.ToString() ?? "";
        // An empty field keeps the page's direction: by itself it would run from left to right.
        if (value.Length > 0)
            input.Attributes.TryAdd("dir", "auto");
        if (Type != "password")
            input.Attributes["value"] = value;
        return input;
    }
}

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("field-area", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AreaField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>Lines shown.</summary>
    public int Rows { get; set; } = 5;

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var area = Tag("textarea", attributes, "form-control");
        area.Attributes["id"] = Id;
        area.Attributes["name"] = Name;
        area.Attributes["rows"] = Option.ValueOf(Rows);
        var value = Typed ?? For.Model?.ToString() ?? "";
        if (value.Length > 0)
            area.Attributes.TryAdd("dir", "auto");
        // A browser drops the first line break of a textarea, so one is given away.
        area.InnerHtml.AppendHtml("\n").Append(value);
        return area;
    }
}

/// <summary>A number, in digits of any script; shown grouped and in the page's digits.</summary>
[HtmlTargetElement("field-number", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumberField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>The unit, written after the input.</summary>
    public string? Unit { get; set; }

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var input = Tag("input", attributes, "form-control");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = For.ModelExplorer.Metadata.UnderlyingOrModelType == typeof(decimal) ? "decimal" : "numeric";
        input.Attributes["autocomplete"] = "off";
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = Typed ?? NumberText(For.Model);
        var group = new TagBuilder("div");
        group.AddCssClass(Unit is null ? "short" : "input-group short");
        group.InnerHtml.AppendHtml(input);
        if (Unit is not null)
            group.InnerHtml.AppendHtml(Span("input-group-text", Unit));
        return group;
    }

    /// <summary>A number of a model as it stands in a field; empty for none.</summary>
    public static string NumberText(object? value) => value is null
        ? ""
        : PersianNumbers.Format(Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture), Languages.Current);
}

/// <summary>A file. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("field-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var input = Tag("input", attributes, "form-control");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "file";
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        return input;
    }
}
