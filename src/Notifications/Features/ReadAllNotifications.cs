using Marketplace.Notifications.Data;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Features;

/// <summary>The caller has read everything there is so far.</summary>
internal static class ReadAllNotifications
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/notifications/read-all", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("ReadAllNotifications");

    private static async Task<NoContent> Handle(Caller caller, NotificationsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var (person, now) = (caller.RequiredPersonId, clock.GetUtcNow());
        await db.Notifications.Where(n => n.PersonId == person && n.ReadAt == null).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, now), ct);
        return TypedResults.NoContent();
    }
}
