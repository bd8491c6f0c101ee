using Marketplace.Contracts;
using Marketplace.Contracts.Notifications;
using Marketplace.Notifications.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Features;

/// <summary>What the caller was told, newest first, in the language of the request.</summary>
internal static class ListNotifications
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/notifications", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("ListNotifications");

    private static async Task<Ok<Page<NotificationDetails>>> Handle(bool? unread, int? page, int? pageSize, Caller caller, NotificationsDbContext db, CancellationToken ct)
    {
        var (person, language) = (caller.RequiredPersonId, Wording.Current);
        var own = db.Notifications.AsNoTracking().Where(n => n.PersonId == person);
        if (unread == true) own = own.Where(n => n.ReadAt == null);
        var found = await Paging.Of(page, pageSize).ReadAsync(own.OrderByDescending(n => n.At).ThenByDescending(n => n.Id), ct);
        return TypedResults.Ok(new Page<NotificationDetails>(
            [.. found.Items.Select(n => new NotificationDetails(n.Id, n.Topic, Wording.Of(language, "notice." + n.Words, n.Arguments), n.Path, n.NeedsAction, n.At, n.ReadAt))],
            found.Total, found.Number, found.PageSize));
    }
}
