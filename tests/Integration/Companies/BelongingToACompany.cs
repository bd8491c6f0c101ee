using System.Net;
using System.Text.Json;
using Marketplace.Companies.Data;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Companies;

public sealed class BelongingToACompany(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Begins_by_following_the_link_of_an_invitation(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (owner, invited) = (Actor.Person(), Actor.Person("Reza"));
        var (api, theirs) = (app.Api<ICompaniesApi>(owner), app.Api<ICompaniesApi>(invited));
        var company = await api.Register(Some.Profile(), Some.Key());

        var invitation = await api.Invite(company.Id, new InviteMember("Reza@Example.com", MemberRole.Editor), Some.Key());
        var token = await TokenAsync(app, invitation.Id);
        (await api.Invitations(company.Id)).ShouldHaveSingleItem().Email.ShouldBe("reza@example.com");
        var membership = await theirs.Accept(new AcceptInvitation(token), Some.Key());

        (membership.CompanyId, membership.Role).ShouldBe((company.Id, MemberRole.Editor));
        (await theirs.Memberships()).ShouldHaveSingleItem().CompanyId.ShouldBe(company.Id);
        (await theirs.Accept(new AcceptInvitation(token), Some.Key())).CompanyId.ShouldBe(company.Id);
        (await api.Invitations(company.Id)).ShouldBeEmpty();
        (await api.Get(company.Id)).Members.Select(m => m.DisplayName).ShouldBe([owner.Name, "Reza"]);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_one_person_a_link(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var api = app.Api<ICompaniesApi>(Actor.Person());
        var id = (await api.Register(Some.Profile(), Some.Key())).Id;
        var token = await TokenAsync(app, (await api.Invite(id, new InviteMember("a@example.com", MemberRole.Viewer), Some.Key())).Id);
        await app.Api<ICompaniesApi>(Actor.Person()).Accept(new AcceptInvitation(token), Some.Key());

        (await Should.ThrowAsync<ApiException>(() => app.Api<ICompaniesApi>(Actor.Person()).Accept(new AcceptInvitation(token), Some.Key()))).Content!.ShouldContain("invitation.used");
        (await Should.ThrowAsync<ApiException>(() => app.Api<ICompaniesApi>(Actor.Person()).Accept(new AcceptInvitation("guessed"), Some.Key()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Cannot_begin_with_a_link_that_was_replaced_or_taken_back(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (api, somebody) = (app.Api<ICompaniesApi>(Actor.Person()), app.Api<ICompaniesApi>(Actor.Person()));
        var id = (await api.Register(Some.Profile(), Some.Key())).Id;
        var first = await TokenAsync(app, (await api.Invite(id, new InviteMember("b@example.com", MemberRole.Viewer), Some.Key())).Id);
        var second = await api.Invite(id, new InviteMember("b@example.com", MemberRole.Viewer), Some.Key());
        await api.Revoke(id, second.Id);

        foreach (var token in (string[])[first, await TokenAsync(app, second.Id)])
            (await Should.ThrowAsync<ApiException>(() => somebody.Accept(new AcceptInvitation(token), Some.Key()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Never_shows_the_secret_of_an_invitation_nor_stores_it_in_a_table_of_its_own(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var api = app.Api<ICompaniesApi>(Actor.Person());
        var id = (await api.Register(Some.Profile(), Some.Key())).Id;
        var invitation = await api.Invite(id, new InviteMember("c@example.com", MemberRole.Owner), Some.Key());
        var token = await TokenAsync(app, invitation.Id);

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CompaniesDbContext>();
        (await db.Invitations.CountAsync(i => i.TokenHash == token)).ShouldBe(0);
        (await db.StoredAnswers.CountAsync(a => a.Body!.Contains(token))).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Counts_from_the_first_moment_and_ends_at_once_though_the_token_says_otherwise(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (owner, other) = (Actor.Person(), Actor.Person());
        var api = app.Api<ICompaniesApi>(owner);
        var company = await api.Register(Some.Profile(), Some.Key());
        await JoinAsync(app, api, company.Id, other, MemberRole.Editor);
        var stale = app.Api<ICompaniesApi>(other.For(company.Id, MemberRole.Owner));

        (await Should.ThrowAsync<ApiException>(() => stale.Invite(company.Id, new InviteMember("d@example.com", MemberRole.Viewer), Some.Key()))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stale.Submit(company.Id, Some.Key())).State.ShouldBe(CompanyState.Submitted);
        await api.RemoveMember(company.Id, other.PersonId);
        (await Should.ThrowAsync<ApiException>(() => stale.Get(company.Id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Has_roles_that_owners_change_and_an_owner_always(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (owner, other) = (Actor.Person(), Actor.Person());
        var (api, theirs) = (app.Api<ICompaniesApi>(owner), app.Api<ICompaniesApi>(other));
        var id = (await api.Register(Some.Profile(), Some.Key())).Id;
        await JoinAsync(app, api, id, other, MemberRole.Viewer);

        (await Should.ThrowAsync<ApiException>(() => theirs.ChangeRole(id, other.PersonId, new ChangeRole(MemberRole.Owner)))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Should.ThrowAsync<ApiException>(() => api.RemoveMember(id, owner.PersonId))).Content!.ShouldContain("company.needs_owner");
        (await Should.ThrowAsync<ApiException>(() => api.ChangeRole(id, Guid.CreateVersion7(), new ChangeRole(MemberRole.Owner)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await api.ChangeRole(id, other.PersonId, new ChangeRole(MemberRole.Owner));
        await api.RemoveMember(id, owner.PersonId);
        (await theirs.Get(id)).Members.ShouldHaveSingleItem().PersonId.ShouldBe(other.PersonId);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Shows_the_name_the_person_goes_by_now(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var person = Actor.Person("Old name");
        var api = app.Api<ICompaniesApi>(person);
        var id = (await api.Register(Some.Profile(), Some.Key())).Id;

        await app.Services.GetRequiredService<IBus>().Publish(new PersonChanged
        {
            Id = person.PersonId,
            Version = 2,
            OccurredAt = TimeProvider.System.GetUtcNow(),
            Email = "new@example.com",
            EmailConfirmed = true,
            DisplayName = "New name",
            Language = "fa",
            Roles = [],
        }, c => c.MessageId = Guid.CreateVersion7());

        await Eventually.HoldsAsync(async () => (await api.Get(id)).Members[0].DisplayName == "New name");
    }

    private static async Task JoinAsync(RunningMarketplace app, ICompaniesApi owner, Guid companyId, Actor person, MemberRole role)
    {
        var invitation = await owner.Invite(companyId, new InviteMember($"{person.PersonId:N}@example.com", role), Some.Key());
        await app.Api<ICompaniesApi>(person).Accept(new AcceptInvitation(await TokenAsync(app, invitation.Id)), Some.Key());
    }

    // The e-mail that carries the secret is sent by another service; here it is read where that service will get it from.
    private static async Task<string> TokenAsync(RunningMarketplace app, Guid invitationId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var bodies = await scope.ServiceProvider.GetRequiredService<CompaniesDbContext>().Outbox.Where(m => m.Type == "companies.MemberInvited").Select(m => m.Body).ToListAsync();
        return bodies.Select(b => JsonSerializer.Deserialize<MemberInvited>(b, Json.Options)!).Single(e => e.InvitationId == invitationId).Token;
    }
}
