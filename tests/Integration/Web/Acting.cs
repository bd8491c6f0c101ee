using System.Net;
using System.Text.Json;
using Marketplace.Companies.Data;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Marketplace.Tests.Integration.Web.AccountSteps;

namespace Marketplace.Tests.Integration.Web;

public sealed class Acting(Sites sites)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task For_a_company_can_be_switched_and_is_shown(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        await site.CompanyAsync(email, "First Foundry");
        var second = await site.CompanyAsync(email, "Second Foundry");
        using var visitor = await site.SignedInAsync(email);
        (await visitor.SubmitAsync("/account/companies", Form(("company", second.Id.ToString())), second.Id.ToString())).Location.ShouldBe("/en/account/companies");

        (await visitor.GetAsync("/account")).Body.ShouldContain("<bdi class=\"muted d-block\">Second Foundry</bdi>");
        using var next = await site.SignedInAsync(email);
        (await next.GetAsync("/account")).Body.ShouldContain("<bdi class=\"muted d-block\">Second Foundry</bdi>", customMessage: "the choice outlives the session");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task For_anothers_company_is_refused(Parts parts)
    {
        var site = await sites.On(parts);
        var theirs = await site.CompanyAsync(await site.RegisteredAsync());
        var email = await site.RegisteredAsync();
        await site.CompanyAsync(email, "Own Foundry");
        await site.CompanyAsync(email, "Other Foundry");
        using var visitor = await site.SignedInAsync(email);
        var page = await visitor.GetAsync("/account/companies");
        var answer = await visitor.SubmitAsync(page, "/en/account/companies", Form(("company", theirs.Id.ToString())), "company");
        answer.Body.ShouldContain("You do not belong to this company");
        answer.Body.ShouldNotContain("Sample Foundry");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Ends_within_a_minute_for_a_member_removed(Parts parts)
    {
        var site = await sites.On(parts);
        var (owner, email) = (await site.RegisteredAsync(), await site.RegisteredAsync(name: "Reza Karimi"));
        var company = await site.CompanyAsync(owner, "Shared Foundry");
        var api = await site.ApiAsync<ICompaniesApi>(owner);
        var token = await TokenAsync(site, (await api.Invite(company.Id, new InviteMember(email, MemberRole.Editor), Some.Key())).Id);

        using var visitor = site.Visit();
        var door = await visitor.GetAsync($"/invitations/{token}");
        door.Body.ShouldContain("Sign in first");
        await visitor.SignInAsync(email, path: $"/sign-in?returnUrl={Uri.EscapeDataString($"/en/invitations/{token}")}");
        (await visitor.SubmitAsync($"/invitations/{token}", Form())).Location.ShouldBe($"/en/company/{company.Id}");
        (await visitor.GetAsync("/account")).Body.ShouldContain("Shared Foundry");

        await api.RemoveMember(company.Id, (await site.PersonAsync(email)).Id);
        site.Clock.Forward(TimeSpan.FromSeconds(61));
        (await visitor.GetAsync("/account")).Body.ShouldNotContain("Shared Foundry");
        using var again = await site.SignedInAsync(email);
        (await again.SubmitAsync($"/invitations/{token}", Form())).Body.ShouldContain("error-summary");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Comes_back_to_the_same_form_after_the_session_ended(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var visitor = await site.SignedInAsync(email);
        using var elsewhere = await site.SignedInAsync(email);
        var form = await visitor.GetAsync("/account");
        await elsewhere.SubmitAsync("/account/security", Form(), "Everywhere");
        site.Clock.Forward(TimeSpan.FromSeconds(61));

        var late = await visitor.SubmitAsync(form, "/en/account", Form(("Input.DisplayName", "A name typed late"), ("Input.Language", "en")));
        late.Location!.ShouldStartWith("/en/sign-in?returnUrl=%2Fen%2Faccount%3Fkept%3D");
        var back = await visitor.SignInAsync(email, path: late.Location!);
        var page = await visitor.GetAsync(back.Location!);
        page.Body.ShouldContain("value=\"A name typed late\"");
        page.Body.ShouldContain("What you typed is still here");
        page.Body.ShouldNotContain("<title>Error");
        (await elsewhere.GetAsync(back.Location!)).Body.ShouldContain("A name typed late");
        using var stranger = await site.SignedInAsync();
        (await stranger.GetAsync(back.Location!)).Body.ShouldNotContain("A name typed late");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Ends_with_an_account_erased_once_a_company_has_another_owner(Parts parts)
    {
        var site = await sites.On(parts);
        var (email, heir) = (await site.RegisteredAsync(), await site.RegisteredAsync());
        var company = await site.CompanyAsync(email, "Left Foundry");
        using var visitor = await site.SignedInAsync(email);
        var copy = await visitor.SubmitAsync("/account/data", Form(), "Export");
        JsonDocument.Parse(copy.Body).RootElement.GetProperty("account").GetProperty("email").GetString().ShouldBe(email);
        var sure = Form(("Input.Password", Password), ("Input.Sure", "true"));
        (await visitor.SubmitAsync("/account/data", sure, "Erase")).Body.ShouldContain("Left Foundry would be left without an owner");

        var api = await site.ApiAsync<ICompaniesApi>(email);
        var token = await TokenAsync(site, (await api.Invite(company.Id, new InviteMember(heir, MemberRole.Owner), Some.Key())).Id);
        await (await site.ApiAsync<ICompaniesApi>(heir)).Accept(new AcceptInvitation(token), Some.Key());
        (await visitor.SubmitAsync("/account/data", Form(("Input.Password", Password)), "Erase")).Body.ShouldContain("Tick the box");
        (await visitor.SubmitAsync("/account/data", sure, "Erase")).Location.ShouldBe("/en/sign-in");

        (await visitor.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.SignInAsync(email)).Status.ShouldBe(HttpStatusCode.OK);
        (await (await site.ApiAsync<ICompaniesApi>(heir)).Get(company.Id)).Members.ShouldHaveSingleItem();
        (await site.RegisteredAsync(email)).ShouldBe(email, "the address is free again");
    }

    private static async Task<string> TokenAsync(RunningSite site, Guid invitationId)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var bodies = await scope.ServiceProvider.GetRequiredService<CompaniesDbContext>().Outbox.Where(m => m.Type == "companies.MemberInvited").Select(m => m.Body).ToListAsync();
        return bodies.Select(b => JsonSerializer.Deserialize<MemberInvited>(b, Json.Options)!).Single(e => e.InvitationId == invitationId).Token;
    }
}
