using System.Net;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Microsoft.EntityFrameworkCore;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Challenges;

public sealed class KeepingAnAnnexSecret(Marketplaces marketplaces)
{
    private const string Annex = "Drawing 4711 of the mould";

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Opens_it_to_a_company_that_accepted_the_terms(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await WithAnnexAsync(app);
        var (solver, other) = (await app.SolverAsync(), await app.SolverAsync());
        var api = app.Api<IChallengesApi>(solver);

        var terms = await api.NonDisclosure(challenge.Id);
        var before = await api.Get(challenge.Id);
        var accepted = await api.AcceptNonDisclosure(challenge.Id, new AcceptNonDisclosure(terms.TermsVersion), Some.Key());
        var again = await api.AcceptNonDisclosure(challenge.Id, new AcceptNonDisclosure(terms.TermsVersion), Some.Key());

        (before.HasAnnex, before.MayReadAnnex, before.Brief.ConfidentialAnnex, terms.AcceptedAt).ShouldBe((true, false, null, null));
        terms.Terms.ShouldContain("belongs to the seeker");
        (await app.Api<IChallengesApi>(solver, "fa").NonDisclosure(challenge.Id)).Terms.ShouldContain("از آنِ متقاضی است");
        accepted.AcceptedAt.ShouldNotBeNull();
        again.ShouldBe(accepted);
        (await api.NonDisclosure(challenge.Id)).ShouldBe(accepted);

        foreach (var actor in (Actor[])[solver, Actor.Person().For(solver.CompanyId!.Value, MemberRole.Viewer), seeker, Actor.Officer()])
            (await app.Api<IChallengesApi>(actor).Get(challenge.Id)).Brief.ConfidentialAnnex.ShouldBe(Annex);
        foreach (var actor in (Actor?[])[null, other, Actor.Council(), Actor.Person()])
            (await app.Api<IChallengesApi>(actor).Get(challenge.Id)).Brief.ConfidentialAnnex.ShouldBeNull();

        var record = await app.InChallengesAsync(db => db.NdaAcceptances.AsNoTracking().SingleAsync(a => a.ChallengeId == challenge.Id));
        (record.CompanyId, record.AcceptedBy, record.TermsVersion, record.AcceptedAt).ShouldBe((solver.CompanyId!.Value, solver.PersonId.ToString(), terms.TermsVersion, accepted.AcceptedAt!.Value));
        (await app.InChallengesAsync(db => db.Outbox.AnyAsync(m => m.Body.Contains(Annex)))).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_promised_to_the_text_that_was_read_by_who_may_solve(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await WithAnnexAsync(app);
        var without = await app.PublishedAsync(seeker);
        var solver = await app.SolverAsync();
        Task Accept(Actor actor, Guid id, string version = "1") => app.Api<IChallengesApi>(actor).AcceptNonDisclosure(id, new AcceptNonDisclosure(version), Some.Key());

        foreach (var (attempt, status, words) in ((Func<Task>, HttpStatusCode, string)[])[
            (() => Accept(solver, challenge.Id, "0"), HttpStatusCode.Conflict, "\"termsVersion\":"),
            (() => Accept(solver, challenge.Id, ""), HttpStatusCode.BadRequest, "\"termsVersion\":"),
            (() => Accept(seeker, challenge.Id), HttpStatusCode.Conflict, "nda.own_challenge"),
            (async () => await Accept(await app.SeekerAsync(), challenge.Id), HttpStatusCode.Conflict, "company.may_not_solve_now"),
            (() => Accept(Actor.Person().For(solver.CompanyId!.Value, MemberRole.Viewer), challenge.Id), HttpStatusCode.Forbidden, "access.forbidden"),
            (() => Accept(solver, without.Id), HttpStatusCode.NotFound, "not.found"),
            (() => app.Api<IChallengesApi>(null).NonDisclosure(challenge.Id), HttpStatusCode.Unauthorized, "access.unauthenticated")])
        {
            var refused = await Should.ThrowAsync<ApiException>(attempt);
            (refused.StatusCode, refused.Content).ShouldSatisfyAllConditions(r => r.StatusCode.ShouldBe(status), r => r.Content!.ShouldContain(words));
        }
    }

    private static async Task<(Actor Seeker, ChallengeDetails Challenge)> WithAnnexAsync(RunningMarketplace app)
    {
        var seeker = await app.SeekerAsync();
        return (seeker, await app.PublishedAsync(seeker, ChallengeSteps.Brief() with { ConfidentialAnnex = Annex }));
    }
}
