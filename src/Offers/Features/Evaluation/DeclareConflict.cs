using FluentValidation;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Closing;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Evaluation;

/// <summary>A panel member says whether anything ties it to an offering company, before anything is shown.</summary>
internal static class DeclareConflict
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{challengeId:guid}/panel/declaration", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new DeclareConflictValidator())
        .WithName("DeclareConflict");

    private static async Task<Results<Ok<EvaluationDetails>, NotFound>> Handle(
        Guid challengeId, Contracts.Offers.DeclareConflict request, Caller caller,
        OffersDbContext db, Openings openings, EvaluationViews views, HttpContext http, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        if (!await db.Contests.AnyAsync(c => c.Id == challengeId && c.Panel.Any(p => p.PersonId == person), ct)) return TypedResults.NotFound();
        await openings.OpenIfDueAsync(challengeId, ct);
        await using var hold = (await db.HoldAloneAsync(challengeId, ct))!;
        var contest = await db.Contests.SingleAsync(c => c.Id == challengeId, ct);

        contest.Declare(person, request.HasConflict, request.Note, hold.Now);
        // The one everybody waited for may turn out not to score at all.
        var offers = await db.Offers.Where(o => o.ChallengeId == challengeId && o.Label != null).ToListAsync(ct);
        var sheets = await db.ScoreSheets.Where(s => s.ChallengeId == challengeId).ToListAsync(ct);
        Sitting.Settle(contest, offers, sheets);
        await hold.SaveAsync(ct);
        return http.Versioned(await views.ForAsync(contest, caller, hold.Now, ct), contest.Version);
    }
}

internal sealed class DeclareConflictValidator : AbstractValidator<Contracts.Offers.DeclareConflict>
{
    public DeclareConflictValidator() => RuleFor(d => d.Note).MaximumLength(2000).WithErrorCode("panel.note_too_long");
}
