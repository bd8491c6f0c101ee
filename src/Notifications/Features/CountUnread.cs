using Marketplace.Contracts.Notifications;
using Marketplace.Notifications.Data;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Features;

/// <summary>How many the caller has not read.</summary>
internal static class CountUnread
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/notifications/unread", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("CountUnread");

    private static async Task<Ok<UnreadCount>> Handle(Caller caller, NotificationsDbContext db, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        return TypedResults.Ok(new UnreadCount(await db.Notifications.CountAsync(n => n.PersonId == person && n.ReadAt == null, ct)));
    }
}
