using Marketplace.Contracts.Offers;
using Marketplace.Web.Fields;
using Marketplace.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>What an offer is called on the panel's pages: its letter, and the company once names are shown.</summary>
public static class OfferNames
{
    /// <summary>"Offer A, Payesh Felez Aria"; while names are hidden the letter alone.</summary>
    public static string Name(this IStringLocalizer<EvaluationText> texts, EvaluatedOffer offer) => offer.CompanyNameFa is { } name
        ? texts["Offer.Named", offer.Label, Terms.Called(name, offer.CompanyNameEn)]
        : offer.Label;
}
