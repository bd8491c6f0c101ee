using Marketplace.Contracts;
using Marketplace.Contracts.Programme;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Programme;

/// <summary>Pairings of challenges and companies, followed to their end.</summary>
[Authorize(Policy = SitePolicies.Programme)]
public sealed class MatchesModel(IProgrammeApi programme, TimeProvider clock) : PageModel
{
    /// <summary>A match that nobody has moved for so long is marked.</summary>
    private static readonly TimeSpan StallsAfter = TimeSpan.FromDays(14);

    public Page<MatchRow> Rows { get; private set; } = new([], 0, 1, 20);
    public Guid? ChallengeId { get; private set; }
    public MatchStage? Stage { get; private set; }
    public string? Sort { get; private set; }

    /// <summary>Whether a match has stood still too long at a step that somebody should take.</summary>
    public bool IsStalled(MatchRow row) =>
        row.Stage is (MatchStage.Recommended or MatchStage.Viewed or MatchStage.Interested) && clock.GetUtcNow() - row.Since > StallsAfter;

    public async Task OnGetAsync(Guid? challenge, MatchStage? stage, string? sort, [FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default)
    {
        (ChallengeId, Stage, Sort) = (challenge, stage, sort);
        Rows = await programme.Matches(challenge, stage, sort, Math.Max(number, 1), ct: ct);
    }
}
