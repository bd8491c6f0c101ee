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

/// <summary>The seeker names who judges: one chair and evaluators, of its own people or from outside.</summary>
internal static class NamePanel
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/challenges/{challengeId:guid}/panel", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new NamePanelValidator())
        .WithName("NamePanel");

    private static async Task<Results<Ok<EvaluationDetails>, NotFound>> Handle(
        Guid challengeId, Contracts.Offers.NamePanel request, Caller caller,
        OffersDbContext db, Openings openings, EvaluationViews views, HttpContext http, CancellationToken ct)
    {
        if (!await db.Contests.AnyAsync(c => c.Id == challengeId && c.SeekerId == caller.CompanyId, ct)) return TypedResults.NotFound();
        await openings.OpenIfDueAsync(challengeId, ct);
        await using var hold = (await db.HoldAloneAsync(challengeId, ct))!;
        var contest = await db.Contests.SingleAsync(c => c.Id == challengeId, ct);

        var added = contest.NamePanel(request.Members, await db.ScoreSheets.AnyAsync(s => s.ChallengeId == challengeId, ct));
        if (added.Count > 0)
            db.Publish(ContestMoments.PanelNamed(contest, added, hold.Now));
        await hold.SaveAsync(ct);
        return http.Versioned(await views.ForAsync(contest, caller, hold.Now, ct), contest.Version);
    }
}

internal sealed class NamePanelValidator : AbstractValidator<Contracts.Offers.NamePanel>
{
    private const int MostMembers = 20;

    public NamePanelValidator()
    {
        RuleFor(p => p.Members).NotEmpty().WithErrorCode("panel.needs_chair")
            .Must(m => m is null || m.Count(x => x?.Role == PanelRole.Chair) == 1).WithErrorCode("panel.needs_chair")
            .Must(m => m is null or { Count: <= MostMembers }).WithErrorCode("panel.too_many")
            .Must(m => m is null || m.Select(x => x?.PersonId).Distinct().Count() == m.Count).WithErrorCode("panel.twice");
        RuleForEach(p => p.Members).NotNull().WithErrorCode("panel.person").ChildRules(member =>
        {
            member.RuleFor(m => m.PersonId).NotEmpty().WithErrorCode("panel.person");
            member.RuleFor(m => m.Role).IsInEnum().WithErrorCode("panel.role");
            member.RuleFor(m => m.DisplayName).MaximumLength(200).WithErrorCode("panel.name_too_long");
        });
    }
}
