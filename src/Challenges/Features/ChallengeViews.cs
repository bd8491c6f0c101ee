using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Features;

/// <summary>A challenge as callers and events see it.</summary>
internal static class ChallengeViews
{
    /// <summary>What this caller may know of a challenge it may read.</summary>
    public static async Task<ChallengeDetails> DetailsAsync(this ChallengesDbContext db, Challenge c, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var company = caller.Company();
        var own = company == c.SeekerId;
        var mayReadAnnex = c.HasAnnex && (own || caller.IsOfficer || await db.NdaAcceptances.AnyAsync(a => a.ChallengeId == c.Id && a.CompanyId == company, ct));
        var seeker = await db.KnownCompanies.FindAsync([c.SeekerId], ct);
        var inside = own || caller.SeesProgramme;
        return new ChallengeDetails(
            c.Id, c.Version, c.Code, c.StateAt(now), c.StateReason, c.SeekerId, seeker?.NameFa ?? "", seeker?.NameEn,
            c.Brief with { Budget = Shown(c.Budget, own || caller.IsOfficer), ConfidentialAnnex = own || caller.IsOfficer || mayReadAnnex ? c.Brief.ConfidentialAnnex : null },
            c.HasAnnex, mayReadAnnex, c.PublicVersion, c.CreatedAt, inside ? c.SubmittedAt : null, inside ? c.ReviewDueAt : null, c.PublishedAt,
            [.. c.Clarifications.Where(q => inside || q.Answer is not null || q.AskedBy == company).OrderBy(q => q.AskedAt).Select(Details)],
            History(c, inside, now));
    }

    public static ClarificationDetails Details(Clarification c) => new(c.Id, c.Question, c.AskedAt, c.Answer, c.AnsweredAt);

    /// <summary>A hidden budget has no amounts.</summary>
    public static Budget? Shown(Budget? budget, bool hiddenToo = false) =>
        budget is { Kind: BudgetKind.Hidden } && !hiddenToo ? new Budget(BudgetKind.Hidden, Currency: budget.Currency) : budget;

    /// <summary>The event with the whole public state.</summary>
    public static async Task<ChallengeChanged> ChangedAsync(this ChallengesDbContext db, Challenge c, DateTimeOffset now, CancellationToken ct) =>
        Changed(c, await db.KnownCompanies.FindAsync([c.SeekerId], ct), now);

    public static ChallengeChanged Changed(Challenge c, KnownCompany? seeker, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        State = c.StateAt(now),
        StateReason = c.StateReason,
        SeekerId = c.SeekerId,
        SeekerNameFa = seeker?.NameFa ?? "",
        SeekerNameEn = seeker?.NameEn,
        Title = c.Title,
        Summary = c.Brief.Summary,
        Problem = c.Brief.Problem,
        Indicators = c.Brief.Indicators,
        RequiredTrl = c.Brief.RequiredTrl,
        Fields = c.Fields,
        IsicCode = c.Brief.IsicCode,
        Place = c.Brief.Place,
        Cooperation = c.Brief.Cooperation,
        Budget = Shown(c.Budget),
        CoFundingPercent = c.Brief.CoFundingPercent,
        OpenTo = c.Brief.OpenTo,
        Criteria = c.Brief.Criteria,
        HideOfferCount = c.Brief.HideOfferCount,
        QuestionsUntil = c.Brief.QuestionsUntil,
        ClosesAt = c.ClosesAt,
        StandstillDays = c.Brief.StandstillDays,
        Language = c.Brief.Language,
        SubmittedAt = c.SubmittedAt,
        ReviewDueAt = c.ReviewDueAt,
        PublishedAt = c.PublishedAt,
        PublicVersion = c.PublicVersion,
    };

    // What passed between the seeker and the officers before publication is theirs. Closing shows at its instant, noticed or not.
    private static List<StateChange> History(Challenge c, bool inside, DateTimeOffset now)
    {
        List<StateChange> history = [.. c.History.SkipWhile(h => !inside && h.State != ChallengeState.Published)];
        if (c.StateAt(now) != c.State) history.Add(new StateChange(ChallengeState.Closed, c.ClosesAt!.Value, null));
        return history;
    }
}
