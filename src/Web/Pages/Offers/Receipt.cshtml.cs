using Marketplace.Contracts.Offers;
using Marketplace.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Offers;

/// <summary>The proof of what was handed in and when: to be printed and kept.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class ReceiptModel(IOffersApi offers, TimeProvider clock) : PageModel
{
    public OfferDetails Offer { get; private set; } = null!;
    public Receipt Receipt { get; private set; } = null!;

    /// <summary>Whether the offer counts as handed in: neither withdrawn nor waiting to be confirmed again.</summary>
    public bool Counts => Offer.State is not (OfferState.Withdrawn or OfferState.NeedsReconfirmation or OfferState.Lapsed or OfferState.Draft);

    public bool IsOpen => OfferRules.IsOpen(Offer, clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Offer = await offers.Get(id, ct);
        if (Offer.Receipt is not { } receipt)
            return NotFound();
        Receipt = receipt;
        return Page();
    }

    /// <summary>The receipt as a file, with the salts that prove each print.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct)
    {
        Offer = await offers.Get(id, ct);
        if (Offer.Receipt is not { } receipt)
            return NotFound();
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            new { receipt.Number, receipt.SubmittedAt, Offer.ChallengeCode, Offer.ChallengeTitle, Company = Offer.CompanyNameFa, receipt.Parts }, Platform.Http.Json.Options);
        return File(json, "application/json", $"{receipt.Number}.json");
    }

    /// <summary>A print in groups of eight, so that two can be compared by eye.</summary>
    public static string Grouped(string sha256) => string.Join(' ', sha256.Chunk(8).Select(c => new string(c)));
}
