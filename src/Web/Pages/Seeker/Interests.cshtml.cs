using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Seeker;

/// <summary>Who shows interest in the challenges of the reader's company: in one of them, or in all that are open.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class InterestsModel(IChallengesApi challenges, IOffersApi offers) : PageModel
{
    private const int MostChallenges = 50;

    /// <summary>The one challenge asked about; null for all open ones.</summary>
    public ChallengeDetails? Only { get; private set; }

    /// <summary>Challenges that somebody is interested in, each with its companies, the latest first.</summary>
    public IReadOnlyList<(Guid Id, string Code, string Title, IReadOnlyList<InterestDetails> Interests)> Shown { get; private set; } = [];

    /// <summary>Something is missing because a service is away.</summary>
    public bool Incomplete { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? challenge, CancellationToken ct)
    {
        if (challenge is { } one)
        {
            Only = await challenges.Get(one, ct);
            if (!Caller.Of(User).ActsFor(Only.SeekerId)) return NotFound();
            await ShowAsync([(one, Only.Code, Only.Brief.Title)], ct);
            return Page();
        }

        var rows = await challenges.List(ChallengeState.Published, mine: true, Caller.Of(User).CompanyId, pageSize: MostChallenges, ct: ct);
        await ShowAsync([.. rows.Items.Select(r => (r.Id, r.Code, r.Title))], ct);
        return Page();
    }

    private async Task ShowAsync(IReadOnlyList<(Guid Id, string Code, string Title)> asked, CancellationToken ct)
    {
        var found = await Task.WhenAll(asked.Select(c => offers.Interests(c.Id, ct).IfFound()));
        Incomplete = found.Any(f => f is null);
        Shown = [.. asked.Zip(found).Where(p => p.Second is { Count: > 0 })
            .Select(p => (p.First.Id, p.First.Code, p.First.Title, (IReadOnlyList<InterestDetails>)[.. p.Second!.OrderByDescending(i => i.At)]))];
    }
}
