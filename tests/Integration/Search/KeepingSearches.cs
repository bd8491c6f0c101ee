using System.Net;
using System.Text.Json;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Http;
using Marketplace.Search.Data;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Search;

public sealed class KeepingSearches(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Tells_once_of_each_challenge_that_answers(Parts parts)
    {
        var (app, mark, person) = (await marketplaces.On(parts, "search"), SearchSteps.Unique(), Actor.Person());
        var api = app.Api<ISearchApi>(person);
        var kept = await api.SaveSearch(new SaveSearch("Vacuum pumps", new ChallengeQuery { Q = $"vacuum pump {mark}", Field = ["mining"] }, EmailChoice.Daily), Some.Key());
        var fitting = SearchSteps.Challenge($"Pumps for vacuum {mark}") with { Fields = ["mining"], State = ChallengeState.InReview };

        await app.TellAsync(fitting, SearchSteps.Challenge($"Vacuum pump {mark}"), SearchSteps.Challenge("Vacuum pump") with { Fields = ["mining"] });
        await app.TellAsync(fitting with { Version = 2, State = ChallengeState.Published });
        await Eventually.HoldsAsync(async () => (await AlertsAsync(app, kept.Id)).Count == 1);
        await app.TellAsync(fitting with { Version = 3, State = ChallengeState.Published, Title = $"Vacuum pump again {mark}" });
        await Eventually.HoldsAsync(async () => (await app.Api<ISearchApi>(null).TitlesAsync(mark, 2)).Contains($"Vacuum pump again {mark}"));

        var alert = (await AlertsAsync(app, kept.Id)).ShouldHaveSingleItem();
        (alert.PersonId, alert.Name, alert.Email, alert.ChallengeId).ShouldBe((person.PersonId, "Vacuum pumps", EmailChoice.Daily, fitting.Id));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Tells_no_more_once_deleted(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var api = app.Api<ISearchApi>(Actor.Person());
        var kept = await api.SaveSearch(new SaveSearch("Any", new ChallengeQuery { Q = mark }, EmailChoice.Immediately), Some.Key());
        await app.TellAsync(SearchSteps.Challenge($"{mark} first"));
        await Eventually.HoldsAsync(async () => (await AlertsAsync(app, kept.Id)).Count == 1);

        await api.DeleteSavedSearch(kept.Id);
        await app.TellAsync(SearchSteps.Challenge($"{mark} second"));
        await api.TitlesAsync(mark, 2);
        (await AlertsAsync(app, kept.Id)).Count.ShouldBe(1);
        (await api.SavedSearches()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Belongs_to_its_person_and_must_say_something(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var (mine, other) = (app.Api<ISearchApi>(Actor.Person()), app.Api<ISearchApi>(Actor.Person()));
        var kept = await mine.SaveSearch(new SaveSearch("Mining", new ChallengeQuery { Field = ["mining"] }, EmailChoice.Never), Some.Key());

        (await mine.SavedSearches()).ShouldHaveSingleItem().Id.ShouldBe(kept.Id);
        (await other.SavedSearches()).ShouldBeEmpty();
        (await Should.ThrowAsync<ApiException>(() => other.DeleteSavedSearch(kept.Id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Should.ThrowAsync<ApiException>(() => app.Api<ISearchApi>(null).SavedSearches())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var empty = await Should.ThrowAsync<ApiException>(() => mine.SaveSearch(new SaveSearch("All", new ChallengeQuery(), EmailChoice.Daily), Some.Key()));
        (empty.StatusCode, empty.Content!.Contains("saved_search.empty")).ShouldBe((HttpStatusCode.BadRequest, true));
        var unknown = await Should.ThrowAsync<ApiException>(() => mine.SaveSearch(new SaveSearch("X", new ChallengeQuery { Field = ["nope"] }, EmailChoice.Daily), Some.Key()));
        unknown.Content!.ShouldContain("query.field");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Ends_with_the_person(Parts parts)
    {
        var (app, person) = (await marketplaces.On(parts, "search"), Actor.Person());
        var api = app.Api<ISearchApi>(person);
        await api.SaveSearch(new SaveSearch("Mining", new ChallengeQuery { Field = ["mining"] }, EmailChoice.Never), Some.Key());
        await app.TellAsync(new PersonChanged
        {
            Id = person.PersonId, Version = 2, OccurredAt = TimeProvider.System.GetUtcNow(), Email = "", EmailConfirmed = false, DisplayName = "", Language = "fa", Roles = [], Erased = true,
        });
        await Eventually.HoldsAsync(async () => (await api.SavedSearches()).Count == 0);
    }

    private static async Task<List<SavedSearchMatched>> AlertsAsync(RunningMarketplace app, Guid search)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var bodies = await scope.ServiceProvider.GetRequiredService<SearchDbContext>().Outbox.Where(m => m.Type == "search.SavedSearchMatched").Select(m => m.Body).ToListAsync();
        return [.. bodies.Select(b => JsonSerializer.Deserialize<SavedSearchMatched>(b, Json.Options)!).Where(e => e.Id == search)];
    }
}
