using Marketplace.Contracts.Offers;

namespace Marketplace.Web.Pages.Offers;

/// <summary>What a page may offer to do with an offer. The service decides; this only keeps buttons away that would be refused.</summary>
public static class OfferRules
{
    /// <summary>Whether an offer can still be changed: in a state before closing, and the closing time not past.</summary>
    public static bool IsOpen(OfferDetails offer, DateTimeOffset now) =>
        offer.State is OfferState.Draft or OfferState.Submitted or OfferState.Withdrawn or OfferState.NeedsReconfirmation && now < offer.ClosesAt;

    /// <summary>Which revision a receipt is of: the last figure of <c>OF-1405-0001-2</c>.</summary>
    public static int? RevisionOf(string receiptNumber) =>
        int.TryParse(receiptNumber.AsSpan(receiptNumber.LastIndexOf('-') + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;
}
