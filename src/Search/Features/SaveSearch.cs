using FluentValidation;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Taxonomies;
using Marketplace.Search.Data;
using Marketplace.Search.Saved;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Features;

/// <summary>A person keeps a search and hears of what answers it from now on.</summary>
internal static class SaveSearch
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/saved-searches", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new SaveSearchValidator())
        .WithName("SaveSearch");

    private static async Task<Created<SavedSearchDetails>> Handle(Contracts.Search.SaveSearch request, Caller caller, SearchDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        if (await db.SavedSearches.CountAsync(s => s.PersonId == person, ct) >= SavedSearch.MostOfAPerson) throw new RuleException("saved_search.too_many", SavedSearch.MostOfAPerson);
        var search = SavedSearch.Create(person, request.Name.Trim(), request.Query, request.Email, clock.GetUtcNow());
        db.SavedSearches.Add(search);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/search/v1/saved-searches/{search.Id}", ListSavedSearches.Of(search));
    }
}

internal sealed class SaveSearchValidator : AbstractValidator<Contracts.Search.SaveSearch>
{
    private const int LongestText = 500;
    private const int MostValues = 50;

    public SaveSearchValidator()
    {
        RuleFor(s => s.Name).NotEmpty().MaximumLength(SavedSearch.LongestName);
        RuleFor(s => s.Email).IsInEnum();
        RuleFor(s => s.Query).NotNull();
        When(s => s.Query is not null, () =>
        {
            RuleFor(s => s.Query.Q).MaximumLength(LongestText);
            RuleFor(s => s.Query).Must(q => !string.IsNullOrWhiteSpace(q.Q) || ChallengeFilters.Chosen(q).Count > 0).WithErrorCode("saved_search.empty");
            RuleFor(s => s.Query.Field).Must(v => Known(v, Taxonomies.Fields.Contains)).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.Isic).Must(v => Known(v, Taxonomies.Isic.Contains)).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.Province).Must(v => Known(v, Taxonomies.Provinces.Contains)).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.Estate).Must(v => Known(v, e => e.Length <= 200)).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.Cooperation).Must(v => Known(v, Taxonomies.CooperationTypes.Contains)).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.Trl).Must(v => Known(v, x => ChallengeFilters.IsRange("trl", x))).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.Budget).Must(v => Known(v, x => ChallengeFilters.IsRange("budget", x))).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.Closing).Must(v => Known(v, x => ChallengeFilters.IsRange("closing", x))).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.Sort).Must(v => v is null || ChallengeFilters.IsSort(v)).WithErrorCode("search.unknown_filter");
            RuleFor(s => s.Query.State).Must(v => Known(v, ChallengeFilters.IsState)).WithErrorCode("search.unknown_filter");
        });
    }

    private static bool Known(string[]? values, Func<string, bool> allowed) => values is null || (values.Length <= MostValues && values.All(v => v is not null && allowed(v)));
}
