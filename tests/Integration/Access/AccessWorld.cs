using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Companies;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Offers;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Tests.Integration.Access;

/// <summary>One of everything an endpoint can be about, and the six who try.</summary>
internal sealed class AccessWorld
{
    /// <summary>In the order of the columns of the table.</summary>
    public const string Columns = "anonymous, another company, a viewer of the owner's company, the owner, an officer, an administrator";

    private readonly Dictionary<string, string> _names = [];

    private Actor Seeker { get; init; } = null!;
    private Actor Solver { get; init; } = null!;
    private Actor Stranger { get; init; } = null!;
    private Actor Chair { get; set; } = null!;

    public static async Task<AccessWorld> MakeAsync(RunningMarketplace app)
    {
        var (seeker, solver, stranger) = (await app.SeekerAsync(), await app.SolverAsync(), await app.SolverAsync());
        var world = new AccessWorld { Seeker = seeker, Solver = solver, Stranger = stranger };
        foreach (var company in (Guid[])[seeker.CompanyId!.Value, solver.CompanyId!.Value, stranger.CompanyId!.Value])
            await Eventually.HoldsAsync(() => app.InOffers(db => db.Companies.AnyAsync(c => c.Id == company)));

        var companies = app.Api<ICompaniesApi>(seeker);
        world["company"] = seeker.CompanyId!.Value;
        world["person"] = seeker.PersonId;
        world["invitation"] = (await companies.Invite(seeker.CompanyId!.Value, new InviteMember("new@company.example", MemberRole.Viewer), Some.Key())).Id;
        world["draft"] = (await app.DraftedAsync(seeker)).Id;
        world["review"] = (await app.InReviewAsync(seeker)).Id;
        var open = await ChallengeSteps.PublishedAsync(app, seeker, ChallengeSteps.Brief() with { ConfidentialAnnex = "Only for those who signed." });
        (world["published"], world["criterion"]) = (open.Id, open.Brief.Criteria[0].Id);
        world["question"] = (await app.Api<IChallengesApi>(solver).Ask(open.Id, new AskClarification("Is the furnace of induction?"), Some.Key())).Id;
        await Eventually.HoldsAsync(() => app.InOffers(db => db.Contests.AnyAsync(c => c.Id == open.Id)));
        world["offer"] = (await app.Api<IOffersApi>(solver).Start(new StartOffer(open.Id), Some.Key())).Id;

        var judged = await ContestSteps.PublishedAsync(app, seeker);
        var rival = await app.SolverAsync();
        await Eventually.HoldsAsync(() => app.InOffers(db => db.Companies.AnyAsync(c => c.Id == rival.CompanyId)));
        var (won, lost) = (await app.SubmittedAsync(solver, judged.Id), await app.SubmittedAsync(rival, judged.Id));
        await app.CloseNowAsync(judged.Id);
        var panel = await app.PanelAsync(seeker, judged.Id);
        (world.Chair, world["judged"], world["opened"]) = (panel.Chair, judged.Id, won.Id);
        await app.JudgedAsync(panel, judged.Id, (won.Id, 90, 80), (lost.Id, 70, 60));
        var award = await app.Api<IOffersApi>(panel.Chair).Propose(judged.Id, ContestSteps.Proposal(won.Id, won.Id, lost.Id), Some.Key());
        world["award"] = award.Id;
        world["agreement"] = (await app.Api<IOffersApi>(solver).Accept(award.Id, Some.Key())).AgreementId!.Value;
        world["milestone"] = (await app.Api<IOffersApi>(solver).Agreement(world.Id("agreement"))).Milestones[0].Id;
        (world["fit"], world["price"]) = (ContestSteps.Fit.Id, ContestSteps.Price.Id);
        world["nothing"] = Guid.CreateVersion7();
        return world;
    }

    /// <summary>The six, for an endpoint that belongs to this owner.</summary>
    public IEnumerable<Actor?> Actors(string owner)
    {
        var own = owner switch
        {
            "seeker" => Seeker,
            "solver" => Solver,
            "chair" => Chair,
            _ => throw new ArgumentException($"Nobody is called {owner}.", nameof(owner)),
        };
        return [null, Stranger, Actor.Person("Viewer").For(own.CompanyId ?? Seeker.CompanyId!.Value, MemberRole.Viewer), own, Actor.Officer(), Actor.Administrator()];
    }

    /// <summary>Puts ids where a path or a body names them in braces.</summary>
    public string Fill(string template) => _names.Aggregate(template, (text, name) => text.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));

    private Guid this[string name] { set => _names[name] = value.ToString(); }

    private Guid Id(string name) => Guid.Parse(_names[name]);
}
