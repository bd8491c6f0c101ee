using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages;

/// <summary>What needs the reader now: what somebody waits for, what was begun, and the ways on.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class MeModel(INotificationsApi notifications, IChallengesApi challenges, ICompaniesApi companies, IOffersApi offers) : PageModel
{
    private const int Looked = 100;

    /// <summary>Who is reading.</summary>
    public Caller Reader => Caller.Of(User);

    /// <summary>Unread notices that somebody waits behind, latest first; null while they cannot be had.</summary>
    public IReadOnlyList<NotificationDetails>? Waiting { get; private set; }

    /// <summary>Challenges begun or sent back; null while they cannot be had.</summary>
    public IReadOnlyList<ChallengeRow>? Begun { get; private set; }

    /// <summary>Contests that an evaluator from outside judges; null for others, and while they cannot be had.</summary>
    public IReadOnlyList<EvaluationRow>? Contests { get; private set; }

    /// <summary>The company acted for; null without one, or while it cannot be had.</summary>
    public CompanyDetails? Company { get; private set; }

    /// <summary>Companies the reader belongs to; null while they cannot be had.</summary>
    public IReadOnlyList<Membership>? Memberships { get; private set; }

    /// <summary>The company waits for its people to complete or correct it.</summary>
    public bool CompanyWaits => Company?.State is CompanyState.Draft or CompanyState.Returned;

    /// <summary>A part of the page is missing because a service is away.</summary>
    public bool Incomplete => Waiting is null || Memberships is null || (Evaluates && Contests is null) || (Reader.CompanyId is not null && Begun is null);

    /// <summary>The reader judges contests without belonging to a company.</summary>
    public bool Evaluates => ShellState.Of(HttpContext)?.Roles is [ShellRole.Evaluator];

    public async Task OnGet(CancellationToken ct)
    {
        var notices = notifications.List(unread: true, pageSize: Looked, ct: ct).OrNothing();
        var belongs = companies.Memberships(ct).OrNothing();
        if (Reader.CompanyId is { } company)
        {
            var drafts = challenges.List(ChallengeState.Draft, mine: true, company, "newest", pageSize: 10, ct: ct).IfFound();
            var returned = challenges.List(ChallengeState.ChangesRequested, mine: true, company, "newest", pageSize: 10, ct: ct).IfFound();
            Company = await companies.Get(company, ct).IfFound();
            if (await returned is { } back && await drafts is { } begun)
                Begun = [.. back.Items, .. begun.Items];
        }

        if (Evaluates) Contests = (await offers.Evaluations(pageSize: 10, ct: ct).OrNothing())?.Items;
        Waiting = (await notices)?.Items.Where(n => n.NeedsAction).ToList();
        Memberships = await belongs;
    }
}
