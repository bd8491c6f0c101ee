using System.Globalization;
using Marketplace.Web.Persian;

namespace Marketplace.Web.Binding;

/// <summary>Reads typed dates and times. A year below <see cref="Jalali.FirstGregorianYear"/> is Jalali, whatever the page's language.</summary>
public static class DateInput
{
    /// <summary>Reads a day from its three parts, digits of any script. The month may be a number only.</summary>
    public static bool TryParse(string? day, string? month, string? year, out DateOnly date)
    {
        date = default;
        if (!TryPart(day, 2, out var d) || !TryPart(month, 2, out var m) || !TryPart(year, 4, out var y) || y < 1000)
            return false;
        if (y < Jalali.FirstGregorianYear)
            return Jalali.TryToDate(y, m, d, out date);
        if (m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
            return false;
        date = new DateOnly(y, m, d);
        return true;
    }

    /// <summary>Reads a whole date, year first: <c>2026-11-23</c>, «۱۴۰۵/۰۹/۰۲».</summary>
    public static bool TryParse(string text, out DateOnly date)
    {
        var parts = text.Trim().Split('/', '-', '.');
        date = default;
        return parts.Length == 3 && TryParse(parts[2], parts[1], parts[0], out date);
    }

    /// <summary>Reads an hour: «۱۴:۰۰», 14:00, 9:05, or an hour alone.</summary>
    public static bool TryParseTime(string text, out TimeOnly time)
    {
        time = default;
        var parts = text.Trim().Split(':', '٫', '.');
        if (parts.Length > 2 || !TryPart(parts[0], 2, out var hour) || hour > 23)
            return false;
        var minute = 0;
        if (parts.Length == 2 && (!TryPart(parts[1], 2, out minute) || minute > 59))
            return false;
        time = new TimeOnly(hour, minute);
        return true;
    }

    private static bool TryPart(string? text, int most, out int value)
    {
        var digits = Digits.ToLatin((text ?? "").Trim());
        value = 0;
        return digits.Length >= 1 && digits.Length <= most && digits.All(char.IsAsciiDigit)
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
