using Marketplace.Platform.Access;
using Marketplace.Search.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Features;

/// <summary>A person keeps a search no longer.</summary>
internal static class DeleteSavedSearch
{
    public static void Map(RouteGroupBuilder api) => api
        .MapDelete("/saved-searches/{id:guid}", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("DeleteSavedSearch");

    private static async Task<Results<NoContent, NotFound>> Handle(Guid id, Caller caller, SearchDbContext db, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        if (await db.SavedSearches.SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person, ct) is not { } search) return TypedResults.NotFound();
        db.SavedSearches.Remove(search);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
