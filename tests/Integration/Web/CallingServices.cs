using System.Net;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using static Marketplace.Tests.Integration.Web.AccountSteps;
using Claim = Marketplace.Platform.Access.Claim;

namespace Marketplace.Tests.Integration.Web;

public sealed class CallingServices(Sites sites)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Takes_a_token_of_five_minutes_with_person_company_and_roles(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        var company = await site.CompanyAsync(email);
        await site.AppointAsync(email, ProgrammeRole.Council);
        await using var scope = site.Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync(await site.PersonAsync(email));
        scope.ServiceProvider.GetRequiredService<SecondFactor>().Grant(principal);
        var tokens = site.Services.GetRequiredService<CallerTokens>();
        var token = await tokens.ForAsync(principal, CancellationToken.None);

        (await tokens.ForAsync(principal, CancellationToken.None)).ShouldBe(token, "one token serves until it is nearly over");
        using var visitor = site.Visit();
        var keys = new JsonWebKeySet((await visitor.GetAsync("/.well-known/jwks")).Body);
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = "https://site.test", ValidAudience = AccessTokens.Audience, IssuerSigningKeys = keys.GetSigningKeys(), ValidTypes = ["at+jwt"], ValidAlgorithms = ["ES256"],
        });
        read.IsValid.ShouldBeTrue(read.Exception?.Message);
        var jwt = new JsonWebToken(token);
        (jwt.ValidTo - jwt.IssuedAt).ShouldBe(TimeSpan.FromMinutes(5));
        jwt.Claims.Where(c => c.Type is Claim.Subject or Claim.Name or Claim.Company or Claim.CompanyRole or Claim.Role).Select(c => (c.Type, c.Value)).ShouldBe(
        [
            (Claim.Subject, (await site.PersonAsync(email)).Id.ToString()), (Claim.Name, "Sara Rastegar"), (Claim.Company, company.Id.ToString()),
            (Claim.CompanyRole, "Owner"), (Claim.Role, "Council"),
        ], ignoreOrder: true);
        jwt.Claims.Select(c => c.Type).ShouldNotContain("AspNet.Identity.SecurityStamp");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_not_done_with_the_cookie(Parts parts)
    {
        var site = await sites.On(parts);
        using var visitor = await site.SignedInAsync();
        (await visitor.GetAsync("/api/companies/v1/memberships")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var api = await site.ApiAsync<ICompaniesApi>(await site.RegisteredAsync());
        (await api.Memberships()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Goes_on_when_the_key_is_changed(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var visitor = await site.SignedInAsync(email);
        var keys = site.Services.GetRequiredService<TokenKeys>();
        var before = (await keys.SigningAsync(CancellationToken.None)).Id;
        await keys.RotateAsync(CancellationToken.None);

        var published = new JsonWebKeySet((await visitor.GetAsync("/.well-known/jwks")).Body).Keys.Select(k => k.Kid).ToList();
        published.ShouldContain(before);
        published.Count.ShouldBeGreaterThan(1);
        published.ShouldBe(keys.Known.Select(k => k.Id), ignoreOrder: true);
        (await keys.SigningAsync(CancellationToken.None)).Id.ShouldBe(before, "a new key is published before it signs");
        (await (await site.ApiAsync<ICompaniesApi>(email)).Memberships()).ShouldBeEmpty();
        var discovered = System.Text.Json.JsonDocument.Parse((await visitor.GetAsync("/.well-known/openid-configuration")).Body).RootElement;
        discovered.GetProperty("issuer").GetString().ShouldBe("https://site.test/");
        discovered.GetProperty("jwks_uri").GetString()!.ShouldEndWith("/.well-known/jwks");
    }
}
