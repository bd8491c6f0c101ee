using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Search.Data;
using Marketplace.Search.Saved;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Features;

/// <summary>The caller's own saved searches, newest first.</summary>
internal static class ListSavedSearches
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/saved-searches", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("ListSavedSearches");

    private static async Task<Ok<IReadOnlyList<SavedSearchDetails>>> Handle(Caller caller, SearchDbContext db, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        var searches = await db.SavedSearches.AsNoTracking().Where(s => s.PersonId == person).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<SavedSearchDetails>>([.. searches.Select(Of)]);
    }

    public static SavedSearchDetails Of(SavedSearch search) => new(search.Id, search.Name, search.Query, search.Email, search.CreatedAt);
}
