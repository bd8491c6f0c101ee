using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Features;

/// <summary>The non-disclosure terms of a challenge's annex: as the caller's company accepted them, else as they stand.</summary>
internal static class GetNonDisclosure
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges/{id:guid}/nda", Handle)
        .RequireAuthorization(Policies.SignedIn)
        .WithName("GetNonDisclosure");

    private static async Task<Results<Ok<NonDisclosure>, NotFound>> Handle(Guid id, Caller caller, ChallengesDbContext db, Texts texts, CancellationToken ct)
    {
        if (await db.Challenges.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, ct) is not { HasAnnex: true }) return TypedResults.NotFound();
        return TypedResults.Ok(NonDisclosureTerms.For(await db.AcceptanceAsync(id, caller.Company(), ct), texts));
    }
}

/// <summary>The terms. A version, once accepted by anybody, keeps its words: new words are a new version.</summary>
internal static class NonDisclosureTerms
{
    public const string Current = "1";

    public static NonDisclosure For(NdaAcceptance? acceptance, Texts texts)
    {
        var version = acceptance?.TermsVersion ?? Current;
        return new NonDisclosure(version, texts.Of($"nda.terms.{version}"), acceptance?.AcceptedAt);
    }

    /// <summary>What the company accepted last for this challenge.</summary>
    public static Task<NdaAcceptance?> AcceptanceAsync(this ChallengesDbContext db, Guid challengeId, Guid? companyId, CancellationToken ct) => db.NdaAcceptances.AsNoTracking()
        .Where(a => a.ChallengeId == challengeId && a.CompanyId == companyId).OrderByDescending(a => a.AcceptedAt).FirstOrDefaultAsync(ct);
}
