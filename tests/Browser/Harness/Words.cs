using System.Globalization;
using System.Xml.Linq;
using Marketplace.Tests.Integration.Processes;

namespace Marketplace.Tests.Browser.Harness;

/// <summary>What the pages say in one language, read from the files the product is built from, so that a reworded label moves with its test.</summary>
public sealed class Words
{
    private static readonly PersianCalendar Persian = new();
    private static readonly TimeSpan Tehran = TimeSpan.FromMinutes(210);
    private readonly Dictionary<string, Dictionary<string, string>> _files = [];

    public Words(string language)
    {
        Language = language;
        var suffix = language == "en" ? ".resx" : $".{language}.resx";
        foreach (var file in Directory.GetFiles(Path.Combine(MarketplaceProcess.RepositoryRoot, "src/Web/Resources"), "*" + suffix))
        {
            var name = Path.GetFileName(file)[..^suffix.Length];
            if (name.Contains('.', StringComparison.Ordinal)) continue;
            _files[name] = XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);
        }
    }

    public string Language { get; }

    public string Direction => Language == "fa" ? "rtl" : "ltr";

    /// <summary>A text, such as <c>Company.Kind</c> of CompaniesText, with its places filled in; numbers as the language writes them.</summary>
    public string this[string file, string key, params object[] arguments] =>
        string.Format(CultureInfo.InvariantCulture, _files[file + "Text"][key], [.. arguments.Select(a => a is int number ? Number(number) : a)]);

    /// <summary>One of two, by the language.</summary>
    public string Pick(string persian, string english) => Language == "fa" ? persian : english;

    /// <summary>A whole number as a person types it in this language.</summary>
    public string Number(long number) => Typed(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Digits as a person types them in this language.</summary>
    public string Typed(string latin) => Language == "fa" ? string.Concat(latin.Select(c => char.IsAsciiDigit(c) ? (char)(c + 1728) : c)) : latin;

    /// <summary>Day, month, year and hour of an instant in Iran, in the calendar of the language.</summary>
    public (string Day, string Month, string Year, string Hour) Date(DateTimeOffset instant)
    {
        var there = instant.ToOffset(Tehran).DateTime;
        var (day, month, year) = Language == "fa" ? (Persian.GetDayOfMonth(there), Persian.GetMonth(there), Persian.GetYear(there)) : (there.Day, there.Month, there.Year);
        return (Number(day), Number(month), Number(year), Typed(there.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }
}
