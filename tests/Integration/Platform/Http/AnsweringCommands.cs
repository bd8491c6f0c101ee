using System.Net;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Platform.Http;

/// <summary>What holds for every command, shown on commands of Companies.</summary>
public sealed class AnsweringCommands(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Repeats_the_whole_answer_of_a_handler_with_several_kinds_of_answer(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (owner, key) = (Actor.Person(), Some.Key());
        var company = await app.Api<ICompaniesApi>(owner).Register(Some.Profile(), Some.Key());
        async Task<(HttpStatusCode, string?, string)> Submit()
        {
            using var http = app.Http(owner);
            http.DefaultRequestHeaders.Add("Idempotency-Key", key);
            using var answer = await http.PostAsync($"/api/companies/v1/companies/{company.Id}/submit", content: null);
            return (answer.StatusCode, answer.Headers.ETag?.Tag, await answer.Content.ReadAsStringAsync());
        }

        var (first, second) = (await Submit(), await Submit());

        first.Item1.ShouldBe(HttpStatusCode.OK);
        first.Item3.ShouldContain("Submitted");
        second.ShouldBe(first);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Keeps_no_refusal(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (api, key, nobody) = (app.Api<ICompaniesApi>(Actor.Person()), Some.Key(), Guid.CreateVersion7());

        foreach (var _ in Enumerable.Range(0, 2))
            (await Should.ThrowAsync<ApiException>(() => api.Submit(nobody, key))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Says_which_rule_was_broken_in_the_callers_language(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var owner = Actor.Person();
        var company = await app.Api<ICompaniesApi>(owner).Register(Some.Profile(), Some.Key());
        await app.Api<ICompaniesApi>(owner).Submit(company.Id, Some.Key());

        var refused = await Should.ThrowAsync<ApiException>(() => app.Api<ICompaniesApi>(owner, "fa").Submit(company.Id, Some.Key()));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        refused.Content!.ShouldContain("تنها پیش‌نویس یا ثبت‌نامِ برگشت‌خورده را می‌توان فرستاد.");
        refused.Content!.ShouldContain("اکنون شدنی نیست");
    }
}
