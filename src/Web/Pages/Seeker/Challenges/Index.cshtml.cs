using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Seeker.Challenges;

/// <summary>The challenges of the reader's company, all or those of one stage.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class IndexModel(IChallengesApi challenges, IOffersApi offers) : PageModel
{
    /// <summary>Stages that have a chip of their own, in the order of a challenge's life.</summary>
    public static readonly IReadOnlyList<ChallengeState> Stages =
    [
        ChallengeState.Draft, ChallengeState.InReview, ChallengeState.ChangesRequested, ChallengeState.Published,
        ChallengeState.Closed, ChallengeState.Evaluating, ChallengeState.Awarded, ChallengeState.Completed,
    ];

    /// <summary>The stage shown; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public ChallengeState? Stage { get; set; }

    public Page<ChallengeRow> Found { get; private set; } = null!;

    /// <summary>Offers by challenge; one whose number is hidden, or cannot be had, is not among them.</summary>
    public IReadOnlyDictionary<Guid, int> Offers { get; private set; } = new Dictionary<Guid, int>();

    public async Task OnGet([FromQuery(Name = ListUrl.Page)] int? number, CancellationToken ct)
    {
        // The page may show others' public challenges to nobody here, so the seeker is named too.
        Found = await challenges.List(Stage, mine: true, Caller.Of(User).CompanyId, "newest", number ?? 1, ct: ct);
        var counts = await Task.WhenAll(Found.Items.Where(r => r.PublishedAt is not null).Select(r => offers.Count(r.Id, ct).IfFound()));
        Offers = counts.Where(c => c is { Count: not null }).ToDictionary(c => c!.ChallengeId, c => c!.Count!.Value);
    }
}
