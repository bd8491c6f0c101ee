namespace Marketplace.Web.Persian;

/// <summary>Amounts of money as text. Amounts are in the currency's main unit; rial is also told in toman, ten rials each.</summary>
public static class MoneyText
{
    /// <summary>ISO 4217 code of the rial, the default currency.</summary>
    public const string Rial = "IRR";

    private static readonly (decimal Size, string Persian, string English)[] Scales =
    [
        (1_000_000_000_000m, "تریلیون", "trillion"),
        (1_000_000_000m, "میلیارد", "billion"),
        (1_000_000m, "میلیون", "million"),
    ];

    /// <summary>The currency's name beside a number: «ریال», "rial", «یورو», "EUR"; an unknown code stands for itself.</summary>
    public static string Unit(string currency, Language language) => (currency, language) switch
    {
        (Rial, Language.Persian) => "ریال",
        (Rial, Language.English) => "rial",
        ("EUR", Language.Persian) => "یورو",
        ("USD", Language.Persian) => "دلار آمریکا",
        ("CNY", Language.Persian) => "یوان",
        ("AED", Language.Persian) => "درهم امارات",
        _ => currency,
    };

    /// <summary>Every digit: «۱۲٬۰۰۰٬۰۰۰٬۰۰۰ ریال», "IRR 12,000,000,000".</summary>
    public static string Full(decimal amount, string currency, Language language) =>
        Place(PersianNumbers.Format(amount, language, 2), currency, language);

    /// <summary>In millions and billions when that is exact to three decimals, else in full: «۱۲ میلیارد ریال», "IRR 12 billion".</summary>
    public static string Brief(decimal amount, string currency, Language language) =>
        Place(Scaled(amount, language), currency, language);

    /// <summary>A range, its scale said once when both ends share it: «۱۲ تا ۱۸ میلیارد ریال», "IRR 12–18 billion".</summary>
    public static string Range(decimal from, decimal to, string currency, Language language) =>
        from == to ? Brief(from, currency, language) : Place(ScaledRange(from, to, language), currency, language);

    /// <summary>A rial amount in toman, shortened as <see cref="Brief"/>: «۱٫۲ میلیارد تومان», "1.2 billion toman".</summary>
    public static string Toman(decimal rial, Language language) => $"{Scaled(rial / 10, language)} {language.Pick("تومان", "toman")}";

    /// <summary>A rial range in toman: «۱٫۲ تا ۱٫۸ میلیارد تومان», "1.2–1.8 billion toman".</summary>
    public static string TomanRange(decimal fromRial, decimal toRial, Language language) =>
        fromRial == toRial
            ? Toman(fromRial, language)
            : $"{ScaledRange(fromRial / 10, toRial / 10, language)} {language.Pick("تومان", "toman")}";

    /// <summary>
    /// In words. Rial is said in toman as people do, with any odd rials after it: «هزار و دویست و سی و چهار تومان و پنج ریال».
    /// </summary>
    public static string Words(decimal amount, string currency, Language language)
    {
        if (currency != Rial)
            return $"{NumberWords.Say(amount, language)} {Unit(currency, language)}";
        var size = Math.Abs(amount);
        var toman = decimal.Truncate(size / 10);
        var odd = size - toman * 10;
        var and = language.Pick(" و ", " and ");
        List<string> parts = [];
        if (toman > 0 || odd == 0)
            parts.Add($"{NumberWords.Say(toman, language)} {language.Pick("تومان", "toman")}");
        if (odd > 0)
            parts.Add($"{NumberWords.Say(odd, language)} {language.Pick("ریال", "rial")}");
        return (amount < 0 ? language.Pick("منفی ", "minus ") : "") + string.Join(and, parts);
    }

    private static string Place(string number, string currency, Language language) =>
        language == Language.Persian ? $"{number} {Unit(currency, language)}" : $"{currency} {number}";

    private static string Scaled(decimal amount, Language language)
    {
        foreach (var scale in Scales)
        {
            if (Fits(amount, scale.Size))
                return $"{PersianNumbers.Format(amount / scale.Size, language, 3)} {language.Pick(scale.Persian, scale.English)}";
        }

        return PersianNumbers.Format(amount, language, 2);
    }

    private static string ScaledRange(decimal from, decimal to, Language language)
    {
        foreach (var scale in Scales)
        {
            if (Fits(to, scale.Size) && Fits(from, scale.Size))
            {
                var ends = Ends(PersianNumbers.Format(from / scale.Size, language, 3), PersianNumbers.Format(to / scale.Size, language, 3), language);
                return $"{ends} {language.Pick(scale.Persian, scale.English)}";
            }
        }

        return Ends(Scaled(from, language), Scaled(to, language), language);
    }

    private static string Ends(string from, string to, Language language) =>
        language == Language.Persian ? $"{from} تا {to}" : (from + to).Contains(' ') ? $"{from} to {to}" : $"{from}–{to}";

    private static bool Fits(decimal amount, decimal size) =>
        Math.Abs(amount) >= size && decimal.Round(amount / size, 3) == amount / size;
}
