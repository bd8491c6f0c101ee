using FluentValidation;
using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Features;

/// <summary>A company that may offer accepts the terms and may read the annex from then on. Who, when and which version stay on record.</summary>
internal static class AcceptNonDisclosure
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{id:guid}/nda", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new AcceptNonDisclosureValidator())
        .WithName("AcceptNonDisclosure");

    private static async Task<Results<Ok<NonDisclosure>, NotFound>> Handle(
        Guid id, Contracts.Challenges.AcceptNonDisclosure request, Caller caller, ChallengesDbContext db, TimeProvider clock, Texts texts, CancellationToken ct)
    {
        if (await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.PublishedAt != null, ct) is not { HasAnnex: true } challenge) return TypedResults.NotFound();
        var (now, company) = (clock.GetUtcNow().Stored(), caller.RequiredCompanyId);
        if (await db.AcceptanceAsync(id, company, ct) is { } earlier) return TypedResults.Ok(NonDisclosureTerms.For(earlier, texts));

        if (company == challenge.SeekerId) throw new RuleException("nda.own_challenge");
        challenge.DemandOpen(now);
        await db.DemandSolverAsync(company, challenge, ct);
        if (request.TermsVersion != NonDisclosureTerms.Current) throw new RuleException("nda.other_version") { Field = "termsVersion" };

        var acceptance = new NdaAcceptance { ChallengeId = id, CompanyId = company, TermsVersion = request.TermsVersion, AcceptedBy = caller.ActorId!, AcceptedAt = now };
        db.NdaAcceptances.Add(acceptance);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(NonDisclosureTerms.For(acceptance, texts));
    }
}

internal sealed class AcceptNonDisclosureValidator : AbstractValidator<Contracts.Challenges.AcceptNonDisclosure>
{
    public AcceptNonDisclosureValidator() => RuleFor(a => a.TermsVersion).NotEmpty().MaximumLength(20);
}
