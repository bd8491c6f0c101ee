using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features.Awards;
using Marketplace.Offers.Features.Offers;
using Marketplace.Offers.Sealing;
using Marketplace.Platform.Access;
using Marketplace.Platform.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Evaluation;

/// <summary>An evaluation as somebody with a part in it may see it.</summary>
internal sealed class EvaluationViews(OffersDbContext db, OfferVault vault, Bench bench)
{
    /// <param name="contest">With its panel, as it is now.</param>
    public async Task<EvaluationDetails> ForAsync(Contest contest, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var offers = await db.Offers.Where(o => o.ChallengeId == contest.Id && o.Label != null).OrderBy(o => o.Label).ToListAsync(ct);
        var sheets = await db.ScoreSheets.Where(s => s.ChallengeId == contest.Id).ToListAsync(ct);
        var finished = ScoreSheet.Finished(
            sheets, [.. offers.Where(o => o.State != OfferState.Disqualified).Select(o => o.Id)], [.. contest.Panel.Select(p => p.PersonId)], contest.Criteria);
        var panel = contest.Panel.OrderBy(p => p.Role).ThenBy(p => p.PersonId)
            .Select(p => new PanelMemberDetails(p.PersonId, p.Role, p.DisplayName, p.HasConflict, offers.Count > 0 && finished.Contains(p.PersonId)));

        var member = contest.Panel.FirstOrDefault(p => p.PersonId == caller.PersonId);
        var barred = member is not null && (member.HasConflict != false || await bench.TiedAsync(member.PersonId, offers, ct));
        var award = barred ? null : await db.LatestAwardAsync(contest.Id, ct);
        return new EvaluationDetails(
            contest.Id, contest.Version, contest.Code, contest.Title, contest.Evaluation, contest.Criteria, [.. panel],
            barred ? [] : await OffersAsync(contest, member, offers, sheets, now, ct), award is null ? null : AwardViews.Details(award, now));
    }

    private async Task<IReadOnlyList<EvaluatedOffer>> OffersAsync(
        Contest contest, Panellist? member, List<Offer> offers, List<ScoreSheet> sheets, DateTimeOffset now, CancellationToken ct)
    {
        if (offers.Count == 0) return [];
        var named = Look.ShowsNames(contest, offers);
        var prices = member is not null || named ? await PricesAsync(contest, offers, now, ct) : [];
        var ranks = contest.Evaluation == EvaluationState.Consensus ? named ? Ranks(offers, prices) : [] : offers.ToDictionary(o => o.Id, o => o.Rank);
        var companies = named ? await CompaniesAsync(offers, ct) : [];
        return [.. offers.Select(o =>
        {
            var company = companies.GetValueOrDefault(o.CompanyId);
            var consensus = named || member?.Role == PanelRole.Chair ? o.Consensus : [];
            return new EvaluatedOffer(
                o.Id, OfferLabels.Of(o.Label!.Value), company?.Id, company?.NameFa, company?.NameEn, o.State, o.StateReason, prices.GetValueOrDefault(o.Id),
                [.. Sheets(contest, member, sheets.Where(s => s.OfferId == o.Id))], consensus, named ? o.Total : null, ranks.GetValueOrDefault(o.Id), named ? o.BelowMinimum : []);
        })];
    }

    // The chair sees everybody's scores, a member its own.
    private static IEnumerable<EvaluatorScores> Sheets(Contest contest, Panellist? member, IEnumerable<ScoreSheet> sheets) => member is null
        ? []
        : sheets.Where(s => member.Role == PanelRole.Chair || s.PersonId == member.PersonId).OrderBy(s => s.PersonId)
            .Select(s => new EvaluatorScores(s.PersonId, contest.Panel.FirstOrDefault(p => p.PersonId == s.PersonId)?.DisplayName, s.Scores));

    private static Dictionary<Guid, int?> Ranks(List<Offer> offers, Dictionary<Guid, Money?> prices) =>
        Ranking.Order([.. offers.Where(o => o.IsEligible).Select(o => new Candidate(o.Id, o.Total!.Value, prices[o.Id], o.SubmittedAt!.Value))])
            .Select((id, i) => (id, Rank: (int?)(i + 1))).ToDictionary(x => x.id, x => x.Rank);

    /// <summary>What each opened offer asks for.</summary>
    public async Task<Dictionary<Guid, Money?>> PricesAsync(Contest contest, IReadOnlyList<Offer> offers, DateTimeOffset now, CancellationToken ct)
    {
        var release = SealRelease.Closed(contest.Id, contest.ClosesAt, now);
        var ids = offers.Select(o => o.SubmittedId).ToList();
        var contents = await db.Contents.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        return contents.ToDictionary(c => c.OfferId, c => vault.Price(release, contest, c));
    }

    private async Task<Dictionary<Guid, KnownCompany>> CompaniesAsync(List<Offer> offers, CancellationToken ct)
    {
        var ids = offers.Select(o => o.CompanyId).ToList();
        return await db.Companies.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
    }
}
