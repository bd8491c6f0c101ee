using Marketplace.Contracts.Offers;
using Marketplace.Web.Fields;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>What an offer is called on the panel's pages: its letter, and the company once names are shown.</summary>
public static class OfferNames
{
    private static readonly string[] Letters =
    [
        "الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ", "ر", "ز", "ژ", "س", "ش", "ص", "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ک", "گ",
    ];

    /// <summary>"Offer A", «پیشنهاد الف».</summary>
    public static string Label(this IStringLocalizer<EvaluationText> texts, EvaluatedOffer offer) => texts["Offer.Label", Letter(offer.Label)];

    /// <summary>The letter and, once shown, the company: "Offer A, Payesh Felez Aria".</summary>
    public static string Name(this IStringLocalizer<EvaluationText> texts, EvaluatedOffer offer) => offer.CompanyNameFa is { } name
        ? texts["Offer.Named", Letter(offer.Label), Terms.Called(name, offer.CompanyNameEn)]
        : texts.Label(offer);

    private static string Letter(string label)
    {
        var last = label[(label.LastIndexOf(' ') + 1)..];
        return Languages.Current == Language.Persian && last is [>= 'A' and <= 'Z'] ? Letters[last[0] - 'A'] : last;
    }
}
