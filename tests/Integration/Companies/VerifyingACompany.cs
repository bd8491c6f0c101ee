using System.Net;
using Marketplace.Contracts;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Companies;

public sealed class VerifyingACompany(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Takes_it_from_draft_through_a_return_to_the_public_directory(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (person, officer) = (app.Api<ICompaniesApi>(Actor.Person()), app.Api<ICompaniesApi>(Actor.Officer()));
        var company = await person.Register(Some.Profile(), Some.Key());

        (await person.Submit(company.Id, Some.Key())).State.ShouldBe(CompanyState.Submitted);
        (await officer.Return(company.Id, new ReasonRequest("نشانی را کامل کنید."), Some.Key())).StateReason.ShouldBe("نشانی را کامل کنید.");
        (await person.Submit(company.Id, Some.Key())).StateReason.ShouldBeNull();
        var verified = await officer.Verify(company.Id, Some.Key());

        (verified.State, verified.MaySeek, verified.MaySolve).ShouldBe((CompanyState.Verified, true, false));
        (await officer.GrantSolving(company.Id, Some.Key())).MaySolve.ShouldBeTrue();
        var found = await app.Api<ICompaniesApi>(null).List(q: company.Profile.NationalId);
        found.Items.ShouldHaveSingleItem().Id.ShouldBe(company.Id);

        await officer.Suspend(company.Id, new ReasonRequest("Closed down."), Some.Key());
        (await app.Api<ICompaniesApi>(null).List(q: company.Profile.NationalId)).Items.ShouldBeEmpty();
        (await officer.Reinstate(company.Id, new ReasonRequest("Open again."), Some.Key())).State.ShouldBe(CompanyState.Verified);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Needs_what_an_officer_must_see(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var person = app.Api<ICompaniesApi>(Actor.Person());
        var company = await person.Register(Some.Profile(CompanyKind.KnowledgeBasedFirm) with
        {
            Place = new Place("IR-23"),
            IsicCodes = [],
            Employees = null,
            Capabilities = [],
            AboutFa = null,
            Email = null,
            Certificate = new KnowledgeBasedCertificate("1", new DateOnly(2020, 1, 1)),
        }, Some.Key());

        var refused = await Should.ThrowAsync<ApiException>(() => person.Submit(company.Id, Some.Key()));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in (string[])["place.county", "aboutFa", "email", "isicCodes", "employees", "capabilities", "certificate.expiresOn"])
            refused.Content!.ShouldContain($"\"{field}\":");
        (await person.Get(company.Id)).State.ShouldBe(CompanyState.Draft);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_officers(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (owner, reason) = (Actor.Person(), new ReasonRequest("Why not."));
        var id = (await app.Api<ICompaniesApi>(owner).Register(Some.Profile(), Some.Key())).Id;
        await app.Api<ICompaniesApi>(owner).Submit(id, Some.Key());

        foreach (var api in (ICompaniesApi[])[app.Api<ICompaniesApi>(owner.For(id)), app.Api<ICompaniesApi>(Actor.Council()), app.Api<ICompaniesApi>(Actor.Administrator())])
            foreach (var attempt in (Func<Task>[])[
                () => api.Verify(id, Some.Key()), () => api.Return(id, reason, Some.Key()), () => api.Suspend(id, reason, Some.Key()),
                () => api.Reinstate(id, reason, Some.Key()), () => api.GrantSolving(id, Some.Key())])
                (await Should.ThrowAsync<ApiException>(attempt)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Without_a_reason_nothing_is_sent_back(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var person = app.Api<ICompaniesApi>(Actor.Person());
        var id = (await person.Register(Some.Profile(), Some.Key())).Id;
        await person.Submit(id, Some.Key());

        var refused = await Should.ThrowAsync<ApiException>(() => app.Api<ICompaniesApi>(Actor.Officer(), "fa").Return(id, new ReasonRequest(" "), Some.Key()));

        refused.Content!.ShouldContain("\"reason\":[\"دلیل را بنویسید.");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Keeps_the_queue_in_the_order_of_waiting_and_from_the_public(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var person = app.Api<ICompaniesApi>(Actor.Person());
        var name = "شرکت صف " + Some.NationalId();
        var first = await person.Register(Some.Profile() with { NameFa = name }, Some.Key());
        var second = await person.Register(Some.Profile() with { NameFa = name }, Some.Key());
        await person.Submit(second.Id, Some.Key());
        await person.Submit(first.Id, Some.Key());

        (await app.Api<ICompaniesApi>(Actor.Officer()).List(CompanyState.Submitted, q: name)).Items.Select(c => c.Id).ShouldBe([second.Id, first.Id]);
        (await Should.ThrowAsync<ApiException>(() => app.Api<ICompaniesApi>(null).List(CompanyState.Submitted))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
