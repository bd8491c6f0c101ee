using System.Globalization;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Http;
using Marketplace.Platform.Taxonomies;

namespace Marketplace.Search.Matching;

/// <summary>Reasons in words.</summary>
public sealed class ReasonWords(Texts texts)
{
    /// <summary>In the language of the request.</summary>
    public IReadOnlyList<MatchReason> Of(IReadOnlyList<ReasonData> reasons) =>
        [.. reasons.Select(r => new MatchReason(r.Kind, r.Speaks, Of(r), r.Terms, r.Share))];

    /// <summary>In a language of choice: <c>fa</c> or <c>en</c>.</summary>
    public string In(string language, ReasonData reason)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return Of(reason);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private string Of(ReasonData reason)
    {
        var persian = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fa";
        var terms = string.Join(persian ? "، " : ", ", reason.Terms.Select(t => reason.Kind switch
        {
            MatchReasonKind.Field => Taxonomies.Fields.Name(t),
            MatchReasonKind.Isic => Taxonomies.Isic.Name(t),
            MatchReasonKind.Distance => Taxonomies.Provinces.Name(t),
            MatchReasonKind.Eligibility => Taxonomies.CompanyKinds.Name(t),
            _ => Isolated(t),
        }));
        return texts.Of("match." + reason.Code, [terms, .. reason.Numbers.Select(n => (object)Number(n, persian))]);
    }

    // A Persian word among English ones, or the other way round, would take the comma after it to its own side.
    private static string Isolated(string word) => $"\u2068{word}\u2069";

    private static string Number(int number, bool persian)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return persian ? string.Concat(digits.Select(d => char.IsAsciiDigit(d) ? (char)(d - '0' + '۰') : d)) : digits;
    }
}
