using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>Companies that fit a published challenge, each with its reasons, to its seeker and to the programme.</summary>
[Authorize(Policy = SitePolicies.MemberOrProgramme)]
public sealed class CandidatesModel(IChallengesApi challenges, ISearchApi search) : PageModel
{
    public ChallengeDetails Item { get; private set; } = null!;

    /// <summary>Null while Search does not answer or does not know the challenge yet.</summary>
    public Page<Candidate>? Rows { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default)
    {
        Item = await challenges.Get(id, ct);
        if (Caller.Of(User) is { SeesProgramme: false } caller && !caller.ActsFor(Item.SeekerId)) return NotFound();
        Rows = await search.Candidates(id, Math.Max(number, 1), 10, ct).IfFound();
        return Page();
    }
}
