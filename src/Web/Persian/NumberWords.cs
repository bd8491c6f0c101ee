namespace Marketplace.Web.Persian;

/// <summary>Numbers in words, so that a missing zero is heard: «یک میلیارد و دویست میلیون», "one billion two hundred million".</summary>
public static class NumberWords
{
    /// <summary>Most decimals said in words; further ones are rounded away.</summary>
    public const int MostDecimals = 6;

    private static readonly string[] PersianOnes =
    [
        "صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده",
        "شانزده", "هفده", "هجده", "نوزده",
    ];

    private static readonly string[] PersianTens = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"];

    private static readonly string[] PersianHundreds =
        ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"];

    private static readonly string[] PersianScales =
        ["", "هزار", "میلیون", "میلیارد", "تریلیون", "کوادریلیون", "کوینتیلیون", "سکستیلیون", "سپتیلیون", "اکتیلیون"];

    private static readonly string[] PersianFractions = ["", "دهم", "صدم", "هزارم", "ده‌هزارم", "صدهزارم", "میلیونیم"];

    private static readonly string[] EnglishOnes =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] EnglishScales =
    [
        "", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion", "septillion", "octillion",
    ];

    /// <summary>Says any decimal, negative ones and up to <see cref="MostDecimals"/> decimals included.</summary>
    public static string Say(decimal value, Language language)
    {
        value = Math.Round(value, MostDecimals, MidpointRounding.AwayFromZero);
        var size = Math.Abs(value);
        var whole = decimal.Truncate(size);
        var words = language.Pick<Func<decimal, decimal, string>>(SayPersian, SayEnglish)(whole, size - whole);
        return value < 0 ? language.Pick("منفی ", "minus ") + words : words;
    }

    private static string SayPersian(decimal whole, decimal rest)
    {
        // «هزار», never «یک هزار», but «یک میلیون».
        var parts = Groups(whole)
            .Select(g => g is (1, 1) ? "هزار" : Join(PersianGroup(g.Value), PersianScales[g.Scale]))
            .DefaultIfEmpty(PersianOnes[0]);
        var said = string.Join(" و ", parts);
        if (rest == 0)
            return said;
        var (digits, places) = Decimals(rest);
        var fraction = $"{SayPersian(decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), 0)} {PersianFractions[places]}";
        return whole == 0 ? fraction : $"{said} و {fraction}";
    }

    private static string PersianGroup(int value)
    {
        List<string> parts = [];
        if (value >= 100)
            parts.Add(PersianHundreds[value / 100]);
        var rest = value % 100;
        if (rest >= 20)
        {
            parts.Add(PersianTens[rest / 10]);
            rest %= 10;
        }

        if (rest > 0)
            parts.Add(PersianOnes[rest]);
        return string.Join(" و ", parts);
    }

    private static string SayEnglish(decimal whole, decimal rest)
    {
        var said = string.Join(" ", Groups(whole)
            .Select(g => Join((whole >= 1000 && g is (0, < 100) ? "and " : "") + EnglishGroup(g.Value), EnglishScales[g.Scale]))
            .DefaultIfEmpty(EnglishOnes[0]));
        return rest == 0 ? said : $"{said} point {string.Join(" ", Decimals(rest).Digits.Select(d => EnglishOnes[d - '0']))}";
    }

    private static string EnglishGroup(int value)
    {
        var rest = value % 100;
        var below = rest < 20 ? EnglishOnes[rest] : EnglishTens[rest / 10] + (rest % 10 == 0 ? "" : "-" + EnglishOnes[rest % 10]);
        if (value < 100)
            return below;
        return $"{EnglishOnes[value / 100]} hundred{(rest == 0 ? "" : " and " + below)}";
    }

    private static Stack<(int Scale, int Value)> Groups(decimal whole)
    {
        Stack<(int, int)> groups = [];
        for (var scale = 0; whole > 0; scale++)
        {
            var higher = decimal.Truncate(whole / 1000);
            var value = (int)(whole - higher * 1000);
            if (value > 0)
                groups.Push((scale, value));
            whole = higher;
        }

        return groups;
    }

    private static (string Digits, int Places) Decimals(decimal rest)
    {
        var digits = rest.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)[2..];
        return (digits, digits.Length);
    }

    private static string Join(string group, string scale) => scale.Length == 0 ? group : $"{group} {scale}";
}
