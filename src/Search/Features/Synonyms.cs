using FluentValidation;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Search.Data;
using Marketplace.Search.Queries;
using Marketplace.Search.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Features;

/// <summary>The table of synonyms: read and replaced as a whole by an administrator. Searches use it at once; nothing is indexed anew.</summary>
internal static class Synonyms
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/synonyms", Read).RequireAuthorization(Policies.Administrator).WithName("GetSynonyms");
        api.MapPut("/synonyms", Change).RequireAuthorization(Policies.Administrator).Validate(new SynonymsValidator()).WithName("ChangeSynonyms");
    }

    private static async Task<Ok<SynonymsDetails>> Read(SearchDbContext db, CancellationToken ct)
    {
        var table = await db.Synonyms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == SynonymTable.TheOne, ct);
        return TypedResults.Ok(table is null ? new SynonymsDetails(0, Vocabularies.Synonyms) : new SynonymsDetails(table.Version, table.Groups));
    }

    private static async Task<Ok<SynonymsDetails>> Change(SynonymsDetails request, SearchDbContext db, SynonymBook book, CancellationToken ct)
    {
        IReadOnlyList<IReadOnlyList<string>> groups = [.. request.Groups.Select(g => (IReadOnlyList<string>)[.. g.Select(t => t.Trim())])];
        var table = await db.Synonyms.SingleOrDefaultAsync(t => t.Id == SynonymTable.TheOne, ct);
        if ((table?.Version ?? 0) != request.Version) throw new RuleException("synonyms.changed");
        if (table is null) db.Synonyms.Add(table = SynonymTable.Create(groups));
        else table.Replace(groups);
        await db.SaveChangesAsync(ct);
        book.Forget();
        return TypedResults.Ok(new SynonymsDetails(table.Version, table.Groups));
    }
}

internal sealed class SynonymsValidator : AbstractValidator<SynonymsDetails>
{
    private const int MostGroups = 2_000;
    private const int MostTerms = 20;
    private const int LongestTerm = 100;
    private const int MostWords = 4;

    public SynonymsValidator()
    {
        RuleFor(s => s.Groups).NotNull().Must(g => g is null || g.Count <= MostGroups).WithErrorCode("synonyms.too_many");
        RuleForEach(s => s.Groups).Must(g => g is { Count: >= 2 and <= MostTerms }).WithErrorCode("synonyms.group_size").Must(g => g is null || g.All(IsTerm)).WithErrorCode("synonyms.term");
    }

    private static bool IsTerm(string? term) => term is { Length: <= LongestTerm } && TextAnalysis.Tokens(term).Count(t => t.Role != TokenRole.Ending) is >= 1 and <= MostWords;
}
