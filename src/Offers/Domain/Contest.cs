using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Sealing;

namespace Marketplace.Offers.Domain;

/// <summary>
/// What this service knows of a published challenge, and all that happens to its offers as a whole: closing, opening, the panel and the
/// evaluation up to the award. Its id is the challenge's.
/// </summary>
public sealed partial class Contest : Aggregate
{
    private readonly List<Panellist> _panel = [];

    private Contest() { }

    /// <summary>The version of the challenge this was learnt from.</summary>
    public long ChallengeVersion { get; private set; }
    public ChallengeState ChallengeState { get; private set; }
    public string? StateReason { get; private set; }
    public string Code { get; private set; } = "";
    public string Title { get; private set; } = "";
    public Guid SeekerId { get; private set; }
    public string SeekerNameFa { get; private set; } = "";
    public string? SeekerNameEn { get; private set; }
    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];
    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];
    public Budget? Budget { get; private set; }
    public IReadOnlyList<CompanyKind> OpenTo { get; private set; } = [];
    public bool HideOfferCount { get; private set; }
    public int StandstillDays { get; private set; }

    /// <summary>Counts what solvers can see changed, as the challenge counts it.</summary>
    public int PublicVersion { get; private set; }

    /// <summary>The public version that last changed what an offer answers: offers handed in for an earlier one must be handed in anew.</summary>
    public int MaterialVersion { get; private set; }

    /// <summary>When offers close, by the clock of the offers database. Never moves forward.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>Set once, if the platform was away when the offers should have closed.</summary>
    public DateTimeOffset? ExtendedAt { get; private set; }

    /// <summary>When the offers were opened; null before.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    // The key of the challenge's offers, wrapped; see Sealer.
    public string KeyId { get; private set; } = "";
    public byte[] KeyBytes { get; private set; } = [];
    public WrappedKey Key => new(KeyId, KeyBytes);

    public bool IsCancelled => ChallengeState == ChallengeState.Cancelled;

    /// <summary>Whether a state of a challenge is one solvers have seen.</summary>
    public static bool Concerns(ChallengeChanged told) => told.ClosesAt is not null && told.State
        is not (ChallengeState.Draft or ChallengeState.InReview or ChallengeState.ChangesRequested or ChallengeState.Rejected);

    public static Contest Of(ChallengeChanged told, WrappedKey key)
    {
        var contest = new Contest { Id = told.Id, KeyId = key.KeyId, KeyBytes = key.Bytes, MaterialVersion = told.PublicVersion };
        contest.Copy(told);
        contest.Touch();
        return contest;
    }

    /// <summary>Takes over a newer state of the challenge; older news is ignored.</summary>
    /// <returns>Whether offers already handed in answer something that is no longer asked.</returns>
    public bool Learn(ChallengeChanged told)
    {
        if (told.Version <= ChallengeVersion) return false;
        var material = OpenedAt is null && told.PublicVersion > PublicVersion &&
            !(Criteria.SequenceEqual(told.Criteria) && Indicators.SequenceEqual(told.Indicators) && Budget == told.Budget && OpenTo.SequenceEqual(told.OpenTo));
        Copy(told);
        if (material) MaterialVersion = told.PublicVersion;
        Touch();
        return material;
    }

    /// <summary>Whether offers can be written and handed in at this instant of the offers database.</summary>
    public bool IsOpenAt(DateTimeOffset now) => OpenedAt is null && !IsCancelled && now < ClosesAt;

    /// <exception cref="RuleException">They cannot.</exception>
    public void DemandOpenAt(DateTimeOffset now) => Demand(IsOpenAt(now), IsCancelled ? "contest.cancelled" : "contest.closed");

    public bool IsDueAt(DateTimeOffset now) => OpenedAt is null && !IsCancelled && now >= ClosesAt;

    /// <summary>The closing time has come: from now on the offers can be read by the panel.</summary>
    public void Open(DateTimeOffset now)
    {
        Demand(IsDueAt(now), "contest.not_due");
        OpenedAt = now;
        Seat();
        Touch();
    }

    /// <summary>The platform was away at closing, so that nobody could hand anything in: the contest stays open, once.</summary>
    public void Extend(DateTimeOffset now, TimeSpan by)
    {
        Demand(OpenedAt is null && ExtendedAt is null && !IsCancelled, "contest.not_extendable");
        (ClosesAt, ExtendedAt) = (now + by, now);
        Touch();
    }

    /// <exception cref="RuleException">A company of this kind may not take part, or it is the seeker itself.</exception>
    public void DemandMayOffer(KnownCompany company)
    {
        if (company.Id == SeekerId) throw Forbidden("offer.own_challenge");
        if (!company.MaySolve) throw Forbidden("offer.may_not_solve");
        if (OpenTo.Count > 0 && !OpenTo.Contains(company.Kind)) throw Forbidden("offer.kind_not_invited");
    }

    private void Copy(ChallengeChanged told)
    {
        (ChallengeVersion, ChallengeState, StateReason, Code, Title) = (told.Version, told.State, told.StateReason, told.Code, told.Title);
        (SeekerId, SeekerNameFa, SeekerNameEn) = (told.SeekerId, told.SeekerNameFa, told.SeekerNameEn);
        (Criteria, Indicators, Budget, OpenTo) = (told.Criteria, told.Indicators, told.Budget, told.OpenTo);
        (HideOfferCount, StandstillDays, PublicVersion) = (told.HideOfferCount, told.StandstillDays, told.PublicVersion);
        if (OpenedAt is null && told.ClosesAt > ClosesAt) ClosesAt = told.ClosesAt.Value;
    }

    private static RuleException Forbidden(string code) => new(code) { Kind = RuleKind.Forbidden };

    private static void Demand(bool holds, string code)
    {
        if (!holds) throw new RuleException(code);
    }
}
