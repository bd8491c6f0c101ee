using System.Net;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Companies;

/// <summary>Of endpoints that can also answer that there is no such company.</summary>
public sealed class RepeatingACommand(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Gives_the_whole_answer_again(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (api, key) = (app.Api<ICompaniesApi>(Actor.Person()), Some.Key());
        var company = await api.Register(Some.Profile(), Some.Key());

        var first = await api.Submit(company.Id, key);
        var again = await api.Submit(company.Id, key);

        (again.Id, again.State, again.Version, again.SubmittedAt).ShouldBe((company.Id, CompanyState.Submitted, first.Version, first.SubmittedAt));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Does_not_keep_that_there_was_nothing(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (api, key) = (app.Api<ICompaniesApi>(Actor.Person()), Some.Key());

        for (var i = 0; i < 2; i++)
            (await Should.ThrowAsync<ApiException>(() => api.Submit(Guid.Empty, key))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
