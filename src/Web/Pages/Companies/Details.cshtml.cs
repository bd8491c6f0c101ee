using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Http;
using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Companies;

/// <summary>A company's public record, with its open challenges.</summary>
[AllowAnonymous]
public sealed class DetailsModel(ICompaniesApi companies, IChallengesApi challenges) : PageModel
{
    public CompanyDetails Company { get; private set; } = null!;

    /// <summary>Its open challenges; null while they cannot be had.</summary>
    public Page<ChallengeRow>? Open { get; private set; }

    public bool IsOwn => Caller.Of(User).ActsFor(Company.Id);

    /// <summary>What it says of itself, in the page's language where there is such a text.</summary>
    public string? About => Languages.Current == Language.English && !string.IsNullOrWhiteSpace(Company.Profile.AboutEn) ? Company.Profile.AboutEn : Company.Profile.AboutFa;

    public async Task OnGet(Guid id, CancellationToken ct)
    {
        var open = challenges.List(ChallengeState.Published, seekerId: id, sort: "newest", pageSize: 5, ct: ct).OrNothing();
        Company = await companies.Get(id, ct);
        Open = await open;
    }
}
