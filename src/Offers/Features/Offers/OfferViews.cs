using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features.Agreements;
using Marketplace.Offers.Features.Awards;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>An offer as callers and events see it.</summary>
internal static class OfferViews
{
    public static OfferChanged Changed(Offer o, DateTimeOffset now) => new()
    {
        Id = o.Id,
        Version = o.Version,
        OccurredAt = now,
        ChallengeId = o.ChallengeId,
        CompanyId = o.CompanyId,
        State = o.State,
        SubmittedAt = o.SubmittedAt,
    };

    /// <summary>Everything this service owns, as its events would tell it.</summary>
    public static IAsyncEnumerable<StateEvent> States(OffersDbContext db, DateTimeOffset now) =>
        db.Offers.AsNoTracking().AsAsyncEnumerable().Select(StateEvent (o) => Changed(o, now))
            .Concat(db.Agreements.AsNoTracking().AsAsyncEnumerable().Select(StateEvent (a) => AgreementViews.Changed(a, now)));

    /// <summary>For the answers to commands, which are kept: no content and no salts.</summary>
    public static OfferDetails Bare(Offer o, Contest contest, KnownCompany company, IReadOnlyList<ReceiptPart>? receipt = null) => new(
        o.Id, o.Version, o.ChallengeId, contest.Code, contest.Title, o.CompanyId, company.NameFa, company.NameEn, o.State, o.StateReason, null,
        o.ReceiptNumber is null ? null : new Receipt(o.ReceiptNumber, o.SubmittedAt!.Value, receipt ?? []), contest.ClosesAt, null, o.Unsubmitted);

    /// <summary>To its own company: everything, at any time.</summary>
    public static OfferDetails Own(Offer o, Contest contest, KnownCompany company, OfferContent? content, IReadOnlyList<ReceiptPart> receipt, OfferResult? result) =>
        Bare(o, contest, company, receipt) with { Content = content, Result = result };

    /// <summary>To the panel: what was handed in, under a label until the names are shown.</summary>
    public static OfferDetails ToPanel(Offer o, Contest contest, KnownCompany? company, OfferContent content) => new(
        o.Id, o.Version, o.ChallengeId, contest.Code, contest.Title, company?.Id ?? Guid.Empty, company?.NameFa ?? OfferLabels.Fa(o.Label!.Value),
        company is null ? OfferLabels.En(o.Label!.Value) : company.NameEn, o.State, o.StateReason, content, null, contest.ClosesAt, null);

    /// <summary>What its company is told once an award is proposed. While a fallen award is being replaced, only that it fell.</summary>
    public static OfferResult? Result(Offer o, Contest contest, Award? award, DateTimeOffset now)
    {
        if (!o.WasOpened || (award is null && contest.Evaluation != EvaluationState.NotAwarded)) return null;
        var told = contest.Evaluation is EvaluationState.AwardProposed or EvaluationState.Awarded or EvaluationState.NotAwarded;
        var own = award?.Objections.FirstOrDefault(x => x.CompanyId == o.CompanyId);
        var won = award?.OfferId == o.Id;
        return new OfferResult(
            told ? o.Rank : null, told ? o.Total : null, told ? o.ResultReason : null, award?.Id, award?.StateAt(now), won, award?.StandstillUntil,
            own is null ? null : AwardViews.Objection(own), won ? award?.AgreementId : null);
    }
}
