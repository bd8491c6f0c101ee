using Marketplace.Contracts.Offers;
using Marketplace.Offers.Closing;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Evaluation;

/// <summary>Who may look at opened offers and judge them: members of the panel who declared that nothing ties them to an offering company.</summary>
internal sealed class Bench(OffersDbContext db, Openings openings)
{
    /// <summary>The opened offers as a panel member may read them; null where there is nothing to read for this person.</summary>
    public async Task<Look?> LookAsync(Guid challengeId, Guid personId, CancellationToken ct)
    {
        await openings.OpenIfDueAsync(challengeId, ct);
        var contest = await db.Contests.AsNoTracking().SingleOrDefaultAsync(c => c.Id == challengeId && c.Panel.Any(p => p.PersonId == personId), ct);
        if (contest?.OpenedAt is null || contest.Panel.Single(p => p.PersonId == personId).HasConflict != false) return null;
        var offers = await db.Offers.AsNoTracking().Where(o => o.ChallengeId == challengeId && o.Label != null).ToListAsync(ct);
        return await TiedAsync(personId, offers, ct) ? null : new Look(contest, offers, await db.NowAsync(ct));
    }

    /// <summary>A panel member sits down to judge: the contest is held alone until it is saved.</summary>
    /// <returns>Null where there is no such contest for this person.</returns>
    /// <exception cref="RuleException">The member may not judge, or there is nothing to judge.</exception>
    public async Task<Sitting?> SitAsync(Guid challengeId, Guid personId, PanelRole atLeast, CancellationToken ct)
    {
        await openings.OpenIfDueAsync(challengeId, ct);
        var hold = await db.HoldAloneAsync(challengeId, ct);
        if (hold is null) return null;
        try
        {
            var contest = await db.Contests.SingleAsync(c => c.Id == challengeId, ct);
            if (contest.Panel.SingleOrDefault(p => p.PersonId == personId) is not { } member)
            {
                await hold.DisposeAsync();
                return null;
            }

            if (atLeast == PanelRole.Chair && member.Role != PanelRole.Chair) throw Forbidden("panel.chair_only");
            if (member.HasConflict is null) throw new RuleException("panel.declare_first");
            if (contest.IsCancelled) throw new RuleException("contest.cancelled");
            if (contest.OpenedAt is null) throw new RuleException("contest.not_opened");
            var offers = await db.Offers.Where(o => o.ChallengeId == challengeId && o.Label != null).ToListAsync(ct);
            if (member.HasConflict == true || await TiedAsync(personId, offers, ct)) throw Forbidden("panel.conflicted");
            var sheets = await db.ScoreSheets.Where(s => s.ChallengeId == challengeId).ToListAsync(ct);
            return new Sitting(hold, contest, member, offers, sheets);
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    /// <summary>The challenge of an offer, where the person is on its panel.</summary>
    public Task<Guid?> ChallengeOfAsync(Guid offerId, Guid personId, CancellationToken ct) => db.Offers
        .Where(o => o.Id == offerId && db.Contests.Any(c => c.Id == o.ChallengeId && c.Panel.Any(p => p.PersonId == personId)))
        .Select(o => (Guid?)o.ChallengeId).SingleOrDefaultAsync(ct);

    /// <summary>Whether the person belongs to a company whose offer was opened, whatever was declared.</summary>
    public async Task<bool> TiedAsync(Guid personId, IReadOnlyList<Offer> offers, CancellationToken ct)
    {
        var ids = offers.Select(o => o.CompanyId).ToList();
        var companies = await db.Companies.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        return companies.Exists(c => c.Members.Any(m => m.PersonId == personId));
    }

    private static RuleException Forbidden(string code) => new(code) { Kind = RuleKind.Forbidden };
}

/// <summary>A contest's opened offers, read by somebody who may.</summary>
internal sealed record Look(Contest Contest, IReadOnlyList<Offer> Offers, DateTimeOffset Now)
{
    /// <summary>Names are hidden until the consensus on every offer is complete.</summary>
    public bool NamesShown => ShowsNames(Contest, Offers);

    public static bool ShowsNames(Contest contest, IReadOnlyList<Offer> offers) =>
        contest.Evaluation is EvaluationState.AwardProposed or EvaluationState.Awarded or EvaluationState.NotAwarded ||
        (contest.Evaluation == EvaluationState.Consensus && offers.All(o => o.State != OfferState.Opened));
}

/// <summary>A contest held by a panel member at work.</summary>
internal sealed record Sitting(Hold Hold, Contest Contest, Panellist Member, List<Offer> Offers, List<ScoreSheet> Sheets) : IAsyncDisposable
{
    public DateTimeOffset Now => Hold.Now;

    public void Settle() => Settle(Contest, Offers, Sheets);

    /// <summary>Moves the evaluation on if everybody has now scored everything.</summary>
    public static void Settle(Contest contest, IEnumerable<Offer> offers, IReadOnlyCollection<ScoreSheet> sheets) => contest.Settle(ScoreSheet.Finished(
        sheets, [.. offers.Where(o => o.State is OfferState.Opened or OfferState.Evaluated).Select(o => o.Id)], [.. contest.Panel.Select(p => p.PersonId)], contest.Criteria));

    public ValueTask DisposeAsync() => Hold.DisposeAsync();
}
