using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Offers;

/// <summary>What an offer to a challenge will ask, and the button that starts it. A company has one offer to a challenge, so starting again finds it.</summary>
[Authorize(Policy = SitePolicies.Editor)]
public sealed class NewModel(IOffersApi offers, IChallengesApi challenges) : PageModel
{
    public ChallengeDetails Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid challenge, CancellationToken ct)
    {
        if (challenge == Guid.Empty)
            return NotFound();
        Asked = await challenges.Get(challenge, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid challenge, CancellationToken ct)
    {
        OfferDetails? offer = null;
        return await this.Accepts(async () => offer = await offers.Start(new StartOffer(challenge), this.FormKey(), ct))
            ? this.Go($"/offers/{offer!.Id}/{OfferSteps.Approach}")
            : await OnGetAsync(challenge, ct);
    }
}
