using System.Globalization;
using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Marketplace.Web.Tags;

/// <summary>A day: <c>&lt;date value="d" /&gt;</c> gives «۱۸ آذر ۱۴۰۵» or "9 December 2026". No value, no output.</summary>
[HtmlTargetElement("date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : TagHelper
{
    /// <summary>The day.</summary>
    public DateOnly? Value { get; set; }

    /// <summary>Leaves the year out, for near dates.</summary>
    public bool Near { get; set; }

    /// <summary>Adds the other calendar's date in brackets.</summary>
    public bool Both { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } day)
        {
            output.SuppressOutput();
            return;
        }

        var language = Languages.Current;
        Times.Write(output, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Near ? DateText.DayMonth(day, language) : DateText.Full(day, language));
        if (Both)
            Times.WriteOther(output, day, language);
    }
}

/// <summary>An instant, on legal time: «۱۸ آذر ۱۴۰۵، ساعت ۱۴:۰۰», "9 December 2026, 14:00".</summary>
[HtmlTargetElement("when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTagHelper : TagHelper
{
    /// <summary>The instant.</summary>
    public DateTimeOffset? Value { get; set; }

    /// <summary>Leaves the year out, for near dates.</summary>
    public bool Near { get; set; }

    /// <summary>Leaves the hour out.</summary>
    public bool DayOnly { get; set; }

    /// <summary>Adds the other calendar's date in brackets.</summary>
    public bool Both { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } instant)
        {
            output.SuppressOutput();
            return;
        }

        var language = Languages.Current;
        Times.Write(output, Times.Iso(instant), (DayOnly, Near) switch
        {
            (true, true) => DateText.DayMonth(LegalTime.Day(instant), language),
            (true, false) => DateText.Full(LegalTime.Day(instant), language),
            (false, true) => DateText.DayMonthTime(instant, language),
            _ => DateText.FullTime(instant, language),
        });
        if (Both)
            Times.WriteOther(output, LegalTime.Day(instant), language);
    }
}

/// <summary>What is left until an instant: «۱۶ روز مانده»; as a warning in the last three days.</summary>
[HtmlTargetElement("left", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LeftTagHelper(TimeProvider clock) : TagHelper
{
    /// <summary>The end.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Tells the second largest unit too: «۱۶ روز و ۳ ساعت مانده».</summary>
    public bool Exact { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Until is not { } end)
        {
            output.SuppressOutput();
            return;
        }

        var left = end - clock.GetUtcNow();
        Times.Write(output, Times.Iso(end), Exact ? Spans.Left(left, Languages.Current) : Spans.LeftShort(left, Languages.Current));
        if (left > TimeSpan.Zero && left < Spans.Pressing)
            output.Attributes.SetAttribute("class", "late");
    }
}

/// <summary>How long ago: «۳ روز پیش», "3 days ago".</summary>
[HtmlTargetElement("ago", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AgoTagHelper(TimeProvider clock) : TagHelper
{
    /// <summary>The instant.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Since is { } instant)
            Times.Write(output, Times.Iso(instant), Spans.Ago(clock.GetUtcNow() - instant, Languages.Current));
        else
            output.SuppressOutput();
    }
}

/// <summary>A number: <c>&lt;num value="n" unit="kWh" /&gt;</c>. No value, no output.</summary>
[HtmlTargetElement("num", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumTagHelper : TagHelper
{
    /// <summary>The number.</summary>
    public decimal? Value { get; set; }

    /// <summary>Most decimals shown.</summary>
    public int Decimals { get; set; } = 2;

    /// <summary>Writes it as a percentage; 30 is thirty per cent.</summary>
    public bool Percent { get; set; }

    /// <summary>The unit, after the number.</summary>
    public string? Unit { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Value is not { } number)
            return;
        output.Content.SetContent(Percent
            ? PersianNumbers.Percent(number, Languages.Current, Decimals)
            : PersianNumbers.Format(number, Languages.Current, Decimals));
        if (Unit is not null)
            output.Content.Append(" ").Append(Unit);
    }
}

/// <summary>An amount or a range of money, shortened when that is exact: «۱۲ تا ۱۸ میلیارد ریال», "IRR 12–18 billion".</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper : TagHelper
{
    /// <summary>The amount, or the lower end of a range. No amount, no output.</summary>
    public decimal? Amount { get; set; }

    /// <summary>The upper end of a range.</summary>
    public decimal? To { get; set; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; set; } = MoneyText.Rial;

    /// <summary>Every digit.</summary>
    public bool Full { get; set; }

    /// <summary>In toman instead of rial; without effect on other currencies.</summary>
    public bool Toman { get; set; }

    /// <summary>In words.</summary>
    public bool Words { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Amount is not { } amount)
            return;
        var language = Languages.Current;
        var inToman = Toman && Currency == MoneyText.Rial;
        output.Content.SetContent((To, inToman) switch
        {
            _ when Words => MoneyText.Words(amount, Currency, language),
            ({ } to, true) => MoneyText.TomanRange(amount, to, language),
            ({ } to, false) => MoneyText.Range(amount, to, Currency, language),
            (null, true) => MoneyText.Toman(amount, language),
            _ => Full ? MoneyText.Full(amount, Currency, language) : MoneyText.Brief(amount, Currency, language),
        });
    }
}

/// <summary>Markup that the tags of time share.</summary>
internal static class Times
{
    /// <summary>A time element with its machine-readable value.</summary>
    public static void Write(TagHelperOutput output, string machine, string text)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(text);
    }

    /// <summary>The other calendar's date, in brackets after the element.</summary>
    public static void WriteOther(TagHelperOutput output, DateOnly day, Language language)
    {
        var other = new TagBuilder("span");
        other.AddCssClass("muted small");
        other.InnerHtml.Append($"({DateText.OtherCalendar(day, language)})");
        output.PostElement.AppendHtml(" ").AppendHtml(other);
    }

    /// <summary>ISO 8601 with legal time's offset.</summary>
    public static string Iso(DateTimeOffset instant) => LegalTime.At(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
