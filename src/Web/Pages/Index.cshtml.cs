using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Programme;
using Marketplace.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages;

/// <summary>The front page: search, figures, newest challenges, three ways in. It stands without any of the services.</summary>
[AllowAnonymous]
public sealed class IndexModel(IProgrammeApi programme, IChallengesApi challenges) : PageModel
{
    private const int Newest = 4;

    /// <summary>The figures; null while they cannot be had.</summary>
    public Kpis? Kpis { get; private set; }

    /// <summary>The newest open challenges; null while they cannot be had.</summary>
    public Page<ChallengeRow>? Open { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        var open = challenges.List(ChallengeState.Published, sort: "newest", pageSize: Newest, ct: ct).OrNothing();
        (Kpis, Open) = (await programme.Kpis(ct).OrNothing(), await open);
    }
}
