using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Features;

/// <summary>What a caller, and the company it acts for, is to a challenge. Of companies this service's own copy decides.</summary>
internal static class Standing
{
    /// <summary>The company acted for; null where none is.</summary>
    public static Guid? Company(this Caller caller) => caller.CompanyRole is null ? null : caller.CompanyId;

    /// <summary>The challenge, if the caller's company seeks it.</summary>
    public static Task<Challenge?> OwnAsync(this ChallengesDbContext db, Caller caller, Guid id, CancellationToken ct)
    {
        var own = caller.Company();
        return db.Challenges.SingleOrDefaultAsync(c => c.Id == id && c.SeekerId == own, ct);
    }

    /// <summary>What the caller may read: what is public, its company's own, and for the programme everything from review on.</summary>
    public static IQueryable<Challenge> VisibleTo(this IQueryable<Challenge> challenges, Caller caller)
    {
        var (own, programme) = (caller.Company(), caller.SeesProgramme);
        return challenges.Where(c => c.PublishedAt != null || c.SeekerId == own || (programme && c.SubmittedAt != null));
    }

    /// <summary>A challenge an officer may decide on: any that was ever sent to review.</summary>
    public static Task<Challenge?> UnderReviewAsync(this ChallengesDbContext db, Guid id, CancellationToken ct) =>
        db.Challenges.SingleOrDefaultAsync(c => c.Id == id && c.SubmittedAt != null, ct);

    /// <summary>Demands a company that may seek.</summary>
    /// <exception cref="RuleException">It may not, or its news has not come here yet.</exception>
    public static async Task DemandSeekerAsync(this ChallengesDbContext db, Guid companyId, CancellationToken ct)
    {
        var company = await db.KnownAsync(companyId, ct);
        if (company.Kind == CompanyKind.ProgrammeBody) throw new RuleException("company.kind_may_not_seek") { Kind = RuleKind.Forbidden };
        if (!company.MaySeek) throw new RuleException("company.may_not_seek_now");
    }

    /// <summary>Demands a company that may offer on this challenge.</summary>
    /// <exception cref="RuleException">It may not, or its news has not come here yet.</exception>
    public static async Task DemandSolverAsync(this ChallengesDbContext db, Guid companyId, Challenge challenge, CancellationToken ct)
    {
        var company = await db.KnownAsync(companyId, ct);
        if (company.Kind == CompanyKind.ProgrammeBody) throw new RuleException("company.kind_may_not_solve") { Kind = RuleKind.Forbidden };
        if (!company.MaySolve) throw new RuleException("company.may_not_solve_now");
        if (challenge.Brief.OpenTo is { Count: > 0 } kinds && !kinds.Contains(company.Kind)) throw new RuleException("challenge.not_for_this_kind") { Kind = RuleKind.Forbidden };
    }

    // A right given a moment ago may still be on its way here: that is a conflict to try again, not a refusal.
    private static async Task<KnownCompany> KnownAsync(this ChallengesDbContext db, Guid companyId, CancellationToken ct) =>
        await db.KnownCompanies.FindAsync([companyId], ct) ?? throw new RuleException("company.not_known_yet");
}
