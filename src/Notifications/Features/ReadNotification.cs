using Marketplace.Notifications.Data;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Features;

/// <summary>The caller has read one.</summary>
internal static class ReadNotification
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/notifications/{id:guid}/read", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("ReadNotification");

    private static async Task<Results<NoContent, NotFound>> Handle(Guid id, Caller caller, NotificationsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        if (await db.Notifications.SingleOrDefaultAsync(n => n.Id == id && n.PersonId == person, ct) is not { } notification) return TypedResults.NotFound();
        notification.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
