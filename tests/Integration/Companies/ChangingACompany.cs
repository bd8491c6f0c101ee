using System.Net;
using System.Net.Http.Json;
using System.Text;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Companies;

public sealed class ChangingACompany(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Needs_the_version_that_was_read(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var api = app.Api<ICompaniesApi>(Actor.Person());
        var company = await api.Register(Some.Profile(), Some.Key());

        var changed = await api.Change(company.Id, company.Profile with { Employees = 60 }, $"\"{company.Version}\"");

        (changed.Profile.Employees, changed.Version).ShouldBe((60, company.Version + 1));
        (await Should.ThrowAsync<ApiException>(() => api.Change(company.Id, company.Profile, $"\"{company.Version}\""))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Should.ThrowAsync<ApiException>(() => api.Change(company.Id, company.Profile, ""))).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task To_a_national_id_of_another_is_refused(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var api = app.Api<ICompaniesApi>(Actor.Person());
        var (one, other) = (await api.Register(Some.Profile(), Some.Key()), await api.Register(Some.Profile(), Some.Key()));

        var refused = await Should.ThrowAsync<ApiException>(() => api.Change(one.Id, one.Profile with { NationalId = other.Profile.NationalId }, $"\"{one.Version}\""));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        refused.Content!.ShouldContain("company.national_id_taken");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_its_members_whatever_a_token_claims(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var company = await app.Api<ICompaniesApi>(Actor.Person()).Register(Some.Profile(), Some.Key());
        var stranger = app.Api<ICompaniesApi>(Actor.Person("Somebody else").For(company.Id));

        (await Should.ThrowAsync<ApiException>(() => stranger.Change(company.Id, company.Profile, $"\"{company.Version}\""))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Should.ThrowAsync<ApiException>(() => stranger.Submit(company.Id, Some.Key()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Should.ThrowAsync<ApiException>(() => stranger.Get(company.Id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task With_codes_nobody_knows_names_the_fields(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var profile = Some.Profile() with { Place = new Place("IR-99"), IsicCodes = ["2431", "0000"], Capabilities = [new Capability("alchemy", 12)] };

        var refused = await Should.ThrowAsync<ApiException>(() => app.Api<ICompaniesApi>(Actor.Person()).Register(profile, Some.Key()));

        foreach (var field in (string[])["place.province", "isicCodes[1]", "capabilities[0].field", "capabilities[0].trl"]) refused.Content!.ShouldContain($"\"{field}\":");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task With_nulls_where_things_belong_is_refused_not_a_fault(Parts parts)
    {
        var app = await marketplaces.On(parts);
        using var http = app.Http(Actor.Person());
        var id = Some.NationalId();
        foreach (var part in (string[])["\"capabilities\":null", "\"capabilities\":[null]", "\"isicCodes\":null", "\"isicCodes\":[null]", "\"references\":null", "\"references\":[null]", "\"place\":null"])
        {
            var place = part.Contains("place", StringComparison.Ordinal) ? "" : "\"place\":{\"province\":\"IR-03\"},";
            using var body = new StringContent($$"""{"kind":"Startup","nameFa":"الف","nationalId":"{{id}}",{{place}}{{part}}}""", Encoding.UTF8, "application/json");
            (await http.PostAsync("/api/companies/v1/companies", body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, part);
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Shows_the_public_no_people_and_no_way_to_reach_them(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var owner = Actor.Person();
        var company = await app.VerifiedAsync(owner);

        var shown = await app.Api<ICompaniesApi>(null).Get(company.Id);
        var own = await app.Api<ICompaniesApi>(owner).Get(company.Id);

        (shown.Members.Count, shown.Profile.Email, shown.Profile.NameFa).ShouldBe((0, null, company.Profile.NameFa));
        (own.Members.Count, own.Profile.Email).ShouldBe((1, company.Profile.Email));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Lets_the_directory_be_filtered_sorted_and_paged(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var mark = Some.NationalId();
        foreach (var name in (string[])["گرانول", "پولاد", "بتن"]) await app.VerifiedAsync(Actor.Person(), Some.Profile(CompanyKind.Startup) with { NameFa = $"{name} {mark}" });
        var api = app.Api<ICompaniesApi>(null);

        var page = await api.List(kind: CompanyKind.Startup, province: "IR-03", field: "advanced-materials", q: mark, pageSize: 2);
        var rest = await api.List(q: mark, page: 2, pageSize: 2);

        page.Items.Concat(rest.Items).Select(c => c.NameFa.Split(' ')[0]).ShouldBe(["بتن", "پولاد", "گرانول"]);
        page.Total.ShouldBe(3);
        page.Items[0].Place.County.ShouldBe("تبریز");
        (await api.List(kind: CompanyKind.University, q: mark)).Items.ShouldBeEmpty();
        (await api.List(field: "robotics", q: mark)).Items.ShouldBeEmpty();
        (await api.List(province: "IR-23", q: mark)).Items.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Has_codes_for_everybody(Parts parts)
    {
        var app = await marketplaces.On(parts);

        var codes = await app.Api<ICompaniesApi>(null).Taxonomies();

        codes.Provinces.Single(p => p.Code == "IR-03").NameFa.ShouldBe("آذربایجان شرقی");
        codes.Isic.Count.ShouldBe(766);
    }
}
