using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Interests;

/// <summary>The light step before an offer: the seeker learns that a company is interested.</summary>
[Authorize(Policy = SitePolicies.Editor)]
public sealed class NewModel(IOffersApi offers, IChallengesApi challenges, IStringLocalizer<OffersText> texts) : PageModel
{
    public ChallengeDetails Asked { get; private set; } = null!;

    [BindProperty]
    public string? Message { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid challenge, CancellationToken ct)
    {
        if (challenge == Guid.Empty)
            return NotFound();
        Asked = await challenges.Get(challenge, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid challenge, CancellationToken ct) =>
        await this.Accepts(() => offers.ExpressInterest(new ExpressInterest(challenge, string.IsNullOrWhiteSpace(Message) ? null : Message), this.FormKey(), ct), "")
            ? this.Go($"/challenges/{challenge}", texts["Done.Interested"])
            : await OnGetAsync(challenge, ct);
}
