using System.Globalization;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Fields;

/// <summary>
/// A date as day, month and year in the page's calendar, on legal time. A DateTimeOffset also asks the hour; a DateOnly does not.
/// </summary>
[HtmlTargetElement("field-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateField(IStringLocalizer<FieldsText> texts) : FieldTagHelper(texts)
{
    /// <summary>The hour offered while no date is given.</summary>
    public TimeOnly? UsualTime { get; set; }

    /// <inheritdoc />
    protected override bool IsGroup => true;

    /// <inheritdoc />
    protected override IHtmlContent Control(IReadOnlyList<TagHelperAttribute> attributes)
    {
        var language = Languages.Current;
        var (day, month, year, time) = Parts(language);
        var parts = new TagBuilder("div");
        parts.AddCssClass("date-parts");
        parts.InnerHtml.AppendHtml(Part(attributes, "Day", Id, day, ""));
        parts.InnerHtml.AppendHtml(Part(attributes, "Month", Id + "_Month", month, ""));
        parts.InnerHtml.AppendHtml(Part(attributes, "Year", Id + "_Year", year, "year"));
        if (For.ModelExplorer.Metadata.UnderlyingOrModelType == typeof(DateTimeOffset))
            parts.InnerHtml.AppendHtml(Part(attributes, "Time", Id + "_Time", time, "year"));
        return parts;
    }

    private TagBuilder Part(IReadOnlyList<TagHelperAttribute> attributes, string part, string id, string? value, string cssClass)
    {
        var input = Tag("input", attributes, $"form-control {cssClass}".TrimEnd());
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "text";
        if (part != "Time")
            input.Attributes["inputmode"] = "numeric";
        input.Attributes["autocomplete"] = "off";
        input.Attributes["id"] = id;
        input.Attributes["name"] = $"{Name}.{part}";
        input.Attributes["value"] = TypedAt($"{Name}.{part}") ?? value ?? "";
        var label = new TagBuilder("label");
        label.InnerHtml.Append(Texts[$"Date.{part}"]).AppendHtml(input);
        return label;
    }

    private (string? Day, string? Month, string? Year, string? Time) Parts(Language language)
    {
        DateOnly? date = For.Model switch
        {
            DateOnly given => given,
            DateTimeOffset instant => LegalTime.Day(instant),
            _ => null,
        };
        if (date is not { } day)
            return (null, null, null, UsualTime is { } usual ? Digits.Localize(usual.ToString("HH:mm", CultureInfo.InvariantCulture), language) : null);
        var jalali = Jalali.From(day);
        var (y, m, d) = language == Language.Persian ? (jalali.Year, jalali.Month, jalali.Day) : (day.Year, day.Month, day.Day);
        return (Text(d), Text(m), Text(y), For.Model is DateTimeOffset at ? DateText.Time(at, language) : null);

        string Text(int part) => Digits.Localize(part.ToString(CultureInfo.InvariantCulture), language);
    }
}
