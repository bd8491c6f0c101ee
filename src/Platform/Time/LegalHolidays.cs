using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Marketplace.Platform.Time;

/// <summary>
/// Official holidays, from a JSON file: <c>everyYear</c> lists Jalali days <c>MM-DD</c> fixed by law, <c>years</c> adds days of
/// a Jalali year, above all those that follow the moon and are announced year by year.
/// </summary>
public sealed class LegalHolidays
{
    private readonly HashSet<(int Month, int Day)> _everyYear;
    private readonly HashSet<(int Year, int Month, int Day)> _once;

    private LegalHolidays(HashSet<(int Month, int Day)> everyYear, HashSet<(int Year, int Month, int Day)> once)
    {
        _everyYear = everyYear;
        _once = once;
    }

    /// <summary>The list that comes with the program.</summary>
    public static LegalHolidays BuiltIn { get; } = ReadBuiltIn();

    /// <summary>Reads a list.</summary>
    /// <exception cref="InvalidDataException">It is not such a list, or names a day that no calendar has.</exception>
    public static LegalHolidays Read(Stream json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<HolidayFile>(json, JsonSerializerOptions.Web)
                ?? throw new InvalidDataException("The list of holidays is empty.");
            return new LegalHolidays(
                [.. (file.EveryYear ?? []).Select(Day)],
                [.. (file.Years ?? new Dictionary<string, IReadOnlyList<string>>()).SelectMany(year => year.Value.Select(Day)
                    .Select(day => (int.Parse(year.Key, NumberStyles.None, CultureInfo.InvariantCulture), day.Month, day.Day)))]);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InvalidDataException("The list of holidays cannot be read.", e);
        }
    }

    /// <summary>Whether a day is one.</summary>
    public bool Contains(DateOnly day)
    {
        var (year, month, dayOfMonth) = LegalTime.JalaliDate(day);
        return _everyYear.Contains((month, dayOfMonth)) || _once.Contains((year, month, dayOfMonth));
    }

    private static LegalHolidays ReadBuiltIn()
    {
        using var json = Assembly.GetExecutingAssembly().GetManifestResourceStream("holidays.json")!;
        return Read(json);
    }

    private static (int Month, int Day) Day(string text)
    {
        var parts = text.Split('-');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= 1 && day <= (month <= 6 ? 31 : 30))
            return (month, day);
        throw new InvalidDataException($"'{text}' is not a Jalali day of the form MM-DD.");
    }

    private sealed record HolidayFile(IReadOnlyList<string>? EveryYear, IReadOnlyDictionary<string, IReadOnlyList<string>>? Years);
}
