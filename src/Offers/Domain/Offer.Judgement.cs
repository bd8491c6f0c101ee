using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;

namespace Marketplace.Offers.Domain;

// After opening: Opened → Disqualified | Evaluated → Selected | NotSelected.
public sealed partial class Offer
{
    /// <summary>What it is shown as while names are hidden, from 1; null unless opened.</summary>
    public int? Label { get; private set; }

    public IReadOnlyList<CriterionScore> Consensus { get; private set; } = [];

    /// <summary>Weighted consensus of 0–100.</summary>
    public decimal? Total { get; private set; }

    /// <summary>Names of the criteria whose minimum the consensus misses.</summary>
    public IReadOnlyList<string> BelowMinimum { get; private set; } = [];

    /// <summary>Rank in the award last proposed; null for those it left out.</summary>
    public int? Rank { get; private set; }

    /// <summary>What the panel told the company with the award last proposed.</summary>
    public string? ResultReason { get; private set; }

    /// <summary>Left out by the award last proposed for missing a minimum, not by a decision of its own.</summary>
    public bool DisqualifiedByMinimum { get; private set; }

    /// <summary>It was opened, whatever became of it since.</summary>
    public bool WasOpened => Label is not null;

    public bool IsEligible => State == OfferState.Evaluated && BelowMinimum.Count == 0;

    public void Evaluate(IReadOnlyList<Criterion> criteria, IReadOnlyList<CriterionScore> consensus, DateTimeOffset now)
    {
        Demand(State is OfferState.Opened or OfferState.Evaluated, "offer.not_opened");
        (Consensus, Total, BelowMinimum) = (consensus, Ranking.Total(criteria, consensus), Ranking.BelowMinimum(criteria, consensus));
        (State, ChangedAt) = (OfferState.Evaluated, now);
        Touch();
    }

    public void Disqualify(string reason, DateTimeOffset now)
    {
        Demand(State is OfferState.Opened or OfferState.Evaluated, "offer.not_opened");
        (State, StateReason, ResultReason, Rank, DisqualifiedByMinimum, ChangedAt) = (OfferState.Disqualified, reason, reason, null, false, now);
        Touch();
    }

    /// <summary>The award proposed says this of the offer.</summary>
    public void Place(int? rank, string reason, DateTimeOffset now)
    {
        Demand(State == OfferState.Evaluated, "offer.not_evaluated");
        (Rank, ResultReason, ChangedAt) = (rank, reason, now);
        if (BelowMinimum.Count > 0) (State, StateReason, DisqualifiedByMinimum) = (OfferState.Disqualified, reason, true);
        Touch();
    }

    /// <summary>The award was withdrawn: who was left out by it, or whose objection was upheld, is judged anew.</summary>
    public void Reinstate(DateTimeOffset now)
    {
        Demand(State == OfferState.Disqualified, "offer.not_disqualified");
        (State, StateReason, DisqualifiedByMinimum, ChangedAt) = (Consensus.Count > 0 ? OfferState.Evaluated : OfferState.Opened, null, false, now);
        Touch();
    }

    public void Select(DateTimeOffset now)
    {
        Demand(State == OfferState.Evaluated, "offer.not_evaluated");
        (State, ChangedAt) = (OfferState.Selected, now);
        Touch();
    }

    /// <param name="reason">Given when nobody was selected.</param>
    public void Pass(string? reason, DateTimeOffset now)
    {
        Demand(State is OfferState.Opened or OfferState.Evaluated, "offer.not_opened");
        (State, StateReason, ResultReason, ChangedAt) = (OfferState.NotSelected, reason, reason ?? ResultReason, now);
        Touch();
    }
}
