using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Fields;

/// <summary>An amount of money, echoed in rial, toman and words; the echo follows the typing where there is script.</summary>
[HtmlTargetElement("field-money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>ISO 4217 code; the unit stands beside the input.</summary>
    public string Currency { get; set; } = MoneyText.Rial;

    /// <inheritdoc />
    protected override string? DescribedByToo => Id + "-echo";

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var language = Languages.Current;
        var value = Typed ?? NumberField.NumberText(For.Model);
        var input = Tag("input", attributes, "form-control");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = Currency == MoneyText.Rial ? "numeric" : "decimal";
        input.Attributes["autocomplete"] = "off";
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = value;
        if (Currency == MoneyText.Rial)
            input.Attributes["data-echo"] = Id + "-echo";
        var group = new TagBuilder("div");
        group.AddCssClass("input-group money");
        group.InnerHtml.AppendHtml(input).AppendHtml(Span("input-group-text", MoneyText.Unit(Currency, language)));
        return new HtmlContentBuilder().AppendHtml(group).AppendHtml(Echo(value, language));
    }

    private TagBuilder Echo(string value, Language language)
    {
        var echo = new TagBuilder("output");
        echo.AddCssClass("echo");
        echo.Attributes["id"] = Id + "-echo";
        echo.Attributes["for"] = Id;
        var known = PersianNumbers.TryParse(value, out var amount);
        if (!known)
            echo.Attributes["hidden"] = "hidden";
        if (Currency == MoneyText.Rial)
        {
            echo.InnerHtml.AppendHtml(Row(Texts["Money.Rial"], "b", known ? PersianNumbers.Format(amount, language, 2) : ""));
            echo.InnerHtml.AppendHtml(Row(Texts["Money.Toman"], "b", known ? PersianNumbers.Format(amount / 10, language, 2) : ""));
        }

        echo.InnerHtml.AppendHtml(Row(Texts["Money.Words"], "span", known ? MoneyText.Words(amount, Currency, language) : ""));
        return echo;
    }

    private static TagBuilder Row(string name, string tag, string text)
    {
        var row = new TagBuilder("span");
        var value = new TagBuilder(tag);
        value.InnerHtml.Append(text);
        row.InnerHtml.AppendHtml(Span("muted", name)).AppendHtml(value);
        return row;
    }
}
