using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Offers;

/// <summary>The whole offer to be checked, what it lacks, and the button that hands it in.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class CheckModel(IOffersApi offers, IChallengesApi challenges, TimeProvider clock) : PageModel
{
    public OfferDetails Offer { get; private set; } = null!;
    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];
    public IReadOnlyList<MissingItem> Missing { get; private set; } = [];

    public bool MayWrite => Caller.Of(User).CompanyRole >= MemberRole.Editor;

    /// <summary>Whether what is saved is already handed in, word for word.</summary>
    public bool IsHandedIn => Offer is { State: OfferState.Submitted, Unsubmitted: false };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Offer = await offers.Get(id, ct);
        if (!OfferRules.IsOpen(Offer, clock.GetUtcNow()))
            return this.Go($"/offers/{id}");
        Criteria = (await challenges.Get(Offer.ChallengeId, ct).IfFound())?.Brief.Criteria ?? [];
        Missing = OfferSteps.Missing(Offer.Content ?? new(), Criteria);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        await this.Accepts(() => offers.Submit(id, this.FormKey(), ct), "") ? this.Go($"/offers/{id}/receipt") : await OnGetAsync(id, ct);
}
