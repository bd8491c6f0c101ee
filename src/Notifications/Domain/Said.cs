using System.Globalization;
using Marketplace.Platform.Time;

namespace Marketplace.Notifications.Domain;

/// <summary>A value within a text, as it is said in either language.</summary>
public sealed record Said(string Fa, string En)
{
    private static readonly string[] Months =
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

    public string In(string language) => language == "fa" ? Fa : En;

    /// <summary>Somebody's own words, or a code: the same in both.</summary>
    public static Said Words(string words) => new(words, words);

    /// <summary>A name that may lack its English form.</summary>
    public static Said Name(string fa, string? en) => new(fa, string.IsNullOrWhiteSpace(en) ? fa : en);

    public static Said Number(long number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new Said(Persian(text), text);
    }

    /// <summary>Legal time: «۳ آذر ۱۴۰۵، ساعت ۱۴:۳۰» and "24 November 2026, 14:30".</summary>
    public static Said Instant(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, LegalTime.Zone);
        var (year, month, day) = LegalTime.JalaliDate(LegalTime.DayOf(instant));
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return new Said(
            Persian(string.Create(CultureInfo.InvariantCulture, $"{day} {Months[month - 1]} {year}، ساعت {time}")),
            local.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture));
    }

    private static string Persian(string digits) => string.Concat(digits.Select(c => char.IsAsciiDigit(c) ? (char)('۰' + (c - '0')) : c));
}
