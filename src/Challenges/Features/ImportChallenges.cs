using FluentValidation;
using Marketplace.Challenges.Imports;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Challenges.Features;

/// <summary>An officer brings briefs from elsewhere in for a seeker, all or none.</summary>
internal static class ImportChallenges
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/imports", Handle)
        .RequireAuthorization(Policies.Officer)
        .Validate(new ImportChallengesValidator())
        .WithName("ImportChallenges");

    private static async Task<Ok<ImportReport>> Handle(Contracts.Challenges.ImportChallenges request, Importer importer, CancellationToken ct) =>
        TypedResults.Ok(await importer.RunAsync(request.SeekerId, [.. request.Rows.Select((row, i) => new NumberedRow(i + 1, row))], [], ct));
}

internal sealed class ImportChallengesValidator : AbstractValidator<Contracts.Challenges.ImportChallenges>
{
    private const int MostRows = 1000;

    public ImportChallengesValidator()
    {
        RuleFor(i => i.Rows).NotNull().Must((_, rows, context) =>
        {
            context.MessageFormatter.AppendArgument("Most", MostRows);
            return rows is null or { Count: <= MostRows };
        }).WithErrorCode("import.too_many");
        RuleForEach(i => i.Rows).NotNull();
    }
}
