using System.Net;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Companies;

public sealed class RegisteringACompany(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Makes_a_draft_owned_by_the_person(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var person = Actor.Person("Maryam");

        var company = await app.Api<ICompaniesApi>(person).Register(Some.Profile(), Guid.CreateVersion7().ToString());

        company.State.ShouldBe(CompanyState.Draft);
        company.Members.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.PersonId.ShouldBe(person.PersonId), m => m.Role.ShouldBe(MemberRole.Owner));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Twice_with_one_key_makes_one_company_and_the_same_answer(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (api, profile, key) = (app.Api<ICompaniesApi>(Actor.Person()), Some.Profile(), Guid.CreateVersion7().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Register(profile, key)));

        answers.Select(a => a.Id).Distinct().ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task With_a_wrong_national_id_names_the_field_in_the_callers_language(Parts parts)
    {
        var app = await marketplaces.On(parts);

        var refused = await Should.ThrowAsync<ApiException>(() => app.Api<ICompaniesApi>(Actor.Person(), "fa")
            .Register(Some.Profile() with { NationalId = "12345678901" }, Guid.CreateVersion7().ToString()));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.Content!.ShouldContain("\"nationalId\":[\"شناسهٔ ملی");
    }
}
