using System.Globalization;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Domain;

namespace Marketplace.Offers.Domain;

/// <summary>
/// A company's one offer to a challenge. What it says is kept apart and sealed (<see cref="SealedContent"/>); this is how far it is and, after
/// opening, how it was judged.
/// </summary>
public sealed partial class Offer : Aggregate
{
    private Offer() { }

    public Guid ChallengeId { get; private set; }
    public Guid CompanyId { get; private set; }
    public OfferState State { get; private set; }
    public string? StateReason { get; private set; }

    /// <summary>Jalali year and running number of the offer, from which receipts are numbered.</summary>
    public int Year { get; private set; }
    public int Number { get; private set; }

    /// <summary>How often it was handed in.</summary>
    public int Revision { get; private set; }
    public string? ReceiptNumber { get; private set; }

    /// <summary>By the clock of the offers database, always before closing.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The public version of the challenge it was handed in for.</summary>
    public int SubmittedFor { get; private set; }

    /// <summary>The content last saved; null until the first save.</summary>
    public Guid? WorkingId { get; private set; }

    /// <summary>The content handed in, the one the receipt names and the one that opens.</summary>
    public Guid? SubmittedId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The content was changed after it was handed in.</summary>
    public bool Unsubmitted => SubmittedId is not null && WorkingId != SubmittedId;

    public static Offer Start(Guid challengeId, Guid companyId, int year, int number, DateTimeOffset now)
    {
        var offer = new Offer
        {
            Id = Guid.CreateVersion7(now),
            ChallengeId = challengeId,
            CompanyId = companyId,
            State = OfferState.Draft,
            Year = year,
            Number = number,
            CreatedAt = now,
            ChangedAt = now,
        };
        offer.Touch();
        return offer;
    }

    /// <summary>New content was saved. What was handed in stays as it is until it is handed in anew.</summary>
    /// <returns>The id of the saved content that is not needed any more.</returns>
    public Guid? Change(Guid contentId, DateTimeOffset now)
    {
        Demand(State is OfferState.Draft or OfferState.Submitted or OfferState.Withdrawn or OfferState.NeedsReconfirmation, "offer.not_editable");
        var superseded = Unsubmitted || SubmittedId is null ? WorkingId : null;
        (WorkingId, ChangedAt) = (contentId, now);
        Touch();
        return superseded;
    }

    /// <summary>Whether handing in now would change nothing: the same content is in already, for what is asked now.</summary>
    public bool IsSubmittedAsItIs(Contest contest) => State == OfferState.Submitted && !Unsubmitted && SubmittedFor >= contest.MaterialVersion;

    /// <returns>The id of the content handed in before, which is not needed any more.</returns>
    public Guid? Submit(Contest contest, DateTimeOffset databaseNow)
    {
        contest.DemandOpenAt(databaseNow);
        Demand(State is OfferState.Draft or OfferState.Submitted or OfferState.Withdrawn or OfferState.NeedsReconfirmation, "offer.not_submittable");
        Demand(WorkingId is not null, "offer.empty");
        var superseded = Unsubmitted ? SubmittedId : null;
        Revision++;
        ReceiptNumber = string.Create(CultureInfo.InvariantCulture, $"OF-{Year:0000}-{Number:0000}-{Revision}");
        (State, StateReason, SubmittedAt, SubmittedFor, SubmittedId, ChangedAt) = (OfferState.Submitted, null, databaseNow, contest.PublicVersion, WorkingId, databaseNow);
        Touch();
        return superseded;
    }

    public void Withdraw(Contest contest, DateTimeOffset databaseNow)
    {
        contest.DemandOpenAt(databaseNow);
        Demand(State is OfferState.Submitted or OfferState.NeedsReconfirmation, "offer.not_submitted");
        (State, StateReason, ChangedAt) = (OfferState.Withdrawn, null, databaseNow);
        Touch();
    }

    /// <summary>Whether it was handed in for something that is no longer asked.</summary>
    public bool IsOutdated(Contest contest) => State == OfferState.Submitted && SubmittedFor < contest.MaterialVersion;

    public void RequireReconfirmation(DateTimeOffset now)
    {
        Demand(State == OfferState.Submitted, "offer.not_submitted");
        (State, ChangedAt) = (OfferState.NeedsReconfirmation, now);
        Touch();
    }

    /// <summary>The closing time came: what stands handed in opens, what was not finished lapses.</summary>
    /// <param name="label">What it is shown as while names are hidden, from 1.</param>
    /// <returns>Whether it opened.</returns>
    public bool Close(Contest contest, int label, DateTimeOffset now)
    {
        if (State is not (OfferState.Draft or OfferState.Submitted or OfferState.NeedsReconfirmation)) return false;
        var opens = State == OfferState.Submitted && !IsOutdated(contest);
        (State, ChangedAt, Label) = (opens ? OfferState.Opened : OfferState.Lapsed, now, opens ? label : null);
        Touch();
        return opens;
    }

    /// <summary>The challenge was cancelled.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Lapse(string? reason, DateTimeOffset now)
    {
        if (State is OfferState.Withdrawn or OfferState.Lapsed or OfferState.Disqualified or OfferState.Selected or OfferState.NotSelected) return false;
        (State, StateReason, ChangedAt) = (OfferState.Lapsed, reason, now);
        Touch();
        return true;
    }

    private static void Demand(bool holds, string code)
    {
        if (!holds) throw new RuleException(code);
    }
}
