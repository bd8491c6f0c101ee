using FluentValidation;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Platform.Taxonomies;
using Marketplace.Search.Categories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Search.Features;

/// <summary>Where a brief may belong, while it is written. Nothing is stored.</summary>
internal static class SuggestCategories
{
    private const int Most = 3;

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/categories", Handle)
        .RequireAuthorization(Policies.SignedIn)
        .Validate(new SuggestCategoriesValidator())
        .WithName("SuggestCategories");

    private static Ok<SuggestedCategories> Handle(Contracts.Search.SuggestCategories brief, CategoryShelf shelf)
    {
        // The title says most in fewest words.
        var text = $"{brief.Title}\n{brief.Title}\n{brief.Text}";
        return TypedResults.Ok(new SuggestedCategories(
            [.. shelf.Model.Fields(text, Most).Select(s => new SuggestedCategory(s.Label, Taxonomies.Fields.Name(s.Label), Math.Round(s.Confidence, 3)))],
            [.. shelf.Model.Isic(text, Most).Select(s => new SuggestedCategory(s.Label, Taxonomies.Isic.Name(s.Label), Math.Round(s.Confidence, 3)))]));
    }
}

internal sealed class SuggestCategoriesValidator : AbstractValidator<Contracts.Search.SuggestCategories>
{
    private const int LongestTitle = 500;
    private const int LongestText = 50_000;

    public SuggestCategoriesValidator()
    {
        RuleFor(b => b.Title).NotNull().MaximumLength(LongestTitle);
        RuleFor(b => b.Text).NotNull().MaximumLength(LongestText);
    }
}
