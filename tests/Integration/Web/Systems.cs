using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using static Marketplace.Tests.Integration.Web.AccountSteps;

namespace Marketplace.Tests.Integration.Web;

public sealed partial class Systems(Sites sites)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Of_a_company_call_for_it_until_revoked(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        var company = await site.CompanyAsync(email);
        using var visitor = await site.SignedInAsync(email);
        var made = await visitor.SubmitAsync("/account/api-clients", Form(("Input.Name", "Purchasing"), ("Input.Kind", "Editor")), "Make");
        var (id, secret) = (IdPattern().Match(made.Body).Groups[1].Value, SecretPattern().Match(made.Body).Groups[1].Value);

        var token = await TokenAsync(site, id, secret);
        var jwt = new JsonWebToken(token.GetProperty("access_token").GetString());
        (jwt.Typ, jwt.Alg, jwt.GetClaim("client_id").Value, jwt.GetClaim("company").Value, jwt.GetClaim("company_role").Value).ShouldBe(("at+jwt", "ES256", id, company.Id.ToString(), "Editor"));
        token.GetProperty("expires_in").GetInt32().ShouldBeInRange(290, 300);
        (await GetAsync(site, $"/api/companies/v1/companies/{company.Id}", token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(site, "/api/companies/v1/memberships", token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a system is no person");
        (await TryTokenAsync(site, id, "guessed")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await visitor.GetAsync("/account/api-clients")).Body.ShouldNotContain(secret);
        (await visitor.SubmitAsync("/account/api-clients", Form(), id)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await TryTokenAsync(site, id, secret)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Are_kept_by_owners_and_those_of_the_programme_by_administrators(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        var company = await site.CompanyAsync(email);
        using var nobody = await site.SignedInAsync();
        (await nobody.GetAsync("/account/api-clients")).Body.ShouldNotContain("Input.Kind");
        using var owner = await site.SignedInAsync(email);
        var refused = await owner.SubmitAsync("/account/api-clients", Form(("Input.Name", "Board"), ("Input.Kind", "Programme")), "Make");
        refused.Body.ShouldContain("Choose what it may do");

        await using var unguarded = await RunningSite.StartAsync(new Dictionary<string, string?> { ["Accounts:DemandSecondFactor"] = "false" });
        var admin = await unguarded.RegisteredAsync();
        await unguarded.AppointAsync(admin, ProgrammeRole.Administrator);
        using var administrator = await unguarded.SignedInAsync(admin);
        var made = await administrator.SubmitAsync("/account/api-clients", Form(("Input.Name", "Board"), ("Input.Kind", "Programme")), "Make");
        var token = await TokenAsync(unguarded, IdPattern().Match(made.Body).Groups[1].Value, SecretPattern().Match(made.Body).Groups[1].Value);
        new JsonWebToken(token.GetProperty("access_token").GetString()).GetClaim("role").Value.ShouldBe("Officer");
        (await GetAsync(unguarded, "/api/companies/v1/companies?state=Submitted", token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        company.Id.ShouldNotBe(Guid.Empty);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Reach_a_service_in_another_process_through_the_gateway_without_cookies(Parts parts)
    {
        Marketplaces.Need(parts);
        var connections = Marketplaces.Connections(parts, ["companies", "web"]);
        var port = Processes.MarketplaceProcess.FreePort();
        await using var site = await RunningSite.StartAsync(new Dictionary<string, string?>(connections) { ["Services:companies"] = $"http://127.0.0.1:{port}" }, "web");
        var email = await site.RegisteredAsync();
        using var visitor = site.Visit();
        (await visitor.SignInAsync(email)).Status.ShouldBe(HttpStatusCode.Redirect, "people get in while Companies is away");
        var away = await visitor.GetAsync("/api/companies/v1/taxonomies");
        away.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        away.Body.ShouldContain("service.unavailable");
        (await visitor.GetAsync("/api/offers/v1/offers")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable, "no address is known, and none is made up");

        await using var companies = await RunningSite.StartAsync(new Dictionary<string, string?>(connections) { ["Services:web"] = site.Address.ToString(), ["urls"] = $"http://127.0.0.1:{port}" }, "companies");
        (await visitor.GetAsync("/api/companies/v1/taxonomies")).Body.ShouldContain("IR-03");
        (await visitor.GetAsync("/api/companies/v1/memberships")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await visitor.GetAsync("/openapi/companies.json")).Body.ShouldContain("RegisterCompany");
        await Eventually.HoldsAsync(async () => (await (await site.ApiAsync<ICompaniesApi>(email)).Memberships()).Count == 0);
        var company = await site.CompanyAsync(email, "Distant Foundry");
        using var again = await site.SignedInAsync(email);
        (await again.GetAsync("/account/companies")).Body.ShouldContain("Distant Foundry");
        company.Version.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Find_their_documentation_and_everybody_the_same_headers(Parts parts)
    {
        var site = await sites.On(parts);
        using var visitor = site.Visit();
        var reference = await visitor.GetAsync("/api/");
        reference.Status.ShouldBe(HttpStatusCode.OK);
        reference.Body.ShouldContain("companies");
        var page = await visitor.GetAsync("/sign-in");
        var policy = page.Message.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'nonce-");
        policy.ShouldNotContain("unsafe");
        page.Body.ShouldNotContain("style=");
        (await visitor.GetAsync("/jobs")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var inside = await site.SignedInAsync();
        (await inside.GetAsync("/jobs")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<JsonElement> TokenAsync(RunningSite site, string id, string secret)
    {
        var answer = await TryTokenAsync(site, id, secret);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonDocument.Parse(body).RootElement;
    }

    private static async Task<HttpResponseMessage> TryTokenAsync(RunningSite site, string id, string secret)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        return await http.PostAsync(new Uri("/connect/token", UriKind.Relative), new FormUrlEncodedContent(Form(("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret))));
    }

    private static async Task<HttpResponseMessage> GetAsync(RunningSite site, string path, JsonElement token)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return await http.GetAsync(new Uri(path, UriKind.Relative));
    }

    [GeneratedRegex("<dt>client_id</dt><dd><bdi[^>]*>([^<]+)<")]
    private static partial Regex IdPattern();

    [GeneratedRegex("<dt>client_secret</dt><dd><bdi[^>]*>([^<]+)<")]
    private static partial Regex SecretPattern();
}
