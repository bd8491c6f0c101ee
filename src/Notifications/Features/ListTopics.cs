using Marketplace.Contracts.Notifications;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Features;

/// <summary>Every topic with how the caller hears of it by e-mail.</summary>
internal static class ListTopics
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/topics", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("ListTopics");

    private static async Task<Ok<IReadOnlyList<TopicChoice>>> Handle(Caller caller, NotificationsDbContext db, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        return TypedResults.Ok(Choices(await db.Preferences.AsNoTracking().Where(p => p.PersonId == person).ToListAsync(ct)));
    }

    internal static IReadOnlyList<TopicChoice> Choices(IEnumerable<TopicPreference> preferences)
    {
        var (chosen, language) = (preferences.ToDictionary(p => p.Topic, p => p.Email), Wording.Current);
        return [.. Topics.All.Select(t => new TopicChoice(t.Key, chosen.TryGetValue(t.Key, out var email) ? email : t.Value, Wording.Of(language, "topic." + t.Key)))];
    }
}
