using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Programme;
using Marketplace.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages;

/// <summary>What has come of it so far, in figures; one that has nothing to count says so.</summary>
[AllowAnonymous]
public sealed class ResultsModel(IProgrammeApi programme, IChallengesApi challenges) : PageModel
{
    /// <summary>The figures; null while they cannot be had.</summary>
    public Kpis? Kpis { get; private set; }

    /// <summary>Challenges that were carried through; null while they cannot be had.</summary>
    public Page<ChallengeRow>? Completed { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        var completed = challenges.List(ChallengeState.Completed, sort: "newest", pageSize: 5, ct: ct).OrNothing();
        (Kpis, Completed) = (await programme.Kpis(ct).OrNothing(), await completed);
    }
}
