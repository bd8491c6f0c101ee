using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Search;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>The events of one challenge and its two solvers, as the services that own them would publish them.</summary>
public sealed class ContestStory
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private long _ticks;

    /// <param name="closesIn">Negative for a challenge whose closing time has passed.</param>
    public ContestStory(TimeSpan closesIn) => ClosesAt = Now + closesIn;

    public Guid Challenge { get; } = Guid.CreateVersion7();
    public Guid Seeker { get; } = Guid.CreateVersion7();
    public Guid Anna { get; } = Guid.CreateVersion7();
    public Guid Behrad { get; } = Guid.CreateVersion7();
    public Guid AnnasOffer { get; } = Guid.CreateVersion7();
    public Guid BehradsOffer { get; } = Guid.CreateVersion7();
    public Guid Award { get; } = Guid.CreateVersion7();
    public Guid Agreement { get; } = Guid.CreateVersion7();
    public string Code => "CH-1405-" + Challenge.ToString()[^4..];
    public string Title => "کاهش ضایعات ریخته‌گری " + Challenge.ToString()[^6..];

    /// <summary>No real province: a board filtered by it shows this story alone.</summary>
    public string Province => "T-" + Challenge.ToString("N")[^12..];
    public DateTimeOffset ClosesAt { get; }
    public static DateTimeOffset PublishedAt => Now.AddDays(-10);

    public ChallengeChanged Changed(long version, ChallengeState state, bool hideCount = false, DateTimeOffset? closesAt = null) => new()
    {
        Id = Challenge, Version = version, OccurredAt = PublishedAt.AddHours(version), Code = Code, Title = Title, State = state, SeekerId = Seeker,
        SeekerNameFa = "ریخته‌گری نمونه", SeekerNameEn = "Sample Foundry", Fields = ["advanced-materials"], Place = new Place(Province),
        HideOfferCount = hideCount, ClosesAt = closesAt ?? ClosesAt, SubmittedAt = PublishedAt.AddDays(-1),
        PublishedAt = state is ChallengeState.InReview ? null : PublishedAt,
    };

    public static CompanyChanged Company(Guid id, long version, string name, params IReadOnlyList<CompanyMember> members) => new()
    {
        Id = id, Version = version, OccurredAt = Now, Kind = CompanyKind.Startup, State = CompanyState.Verified, NameFa = name, NameEn = name + " Co",
        NationalId = "14003778990", Place = new Place("IR-07"), Members = members,
    };

    public ChallengeSubmitted Submitted() => new() { Id = Challenge, Version = 1, OccurredAt = Next(), Code = Code, Title = Title, SeekerId = Seeker };

    public ChallengePublished Published() => new() { Id = Challenge, Version = 2, OccurredAt = Next(), Code = Code, Title = Title, SeekerId = Seeker, ClosesAt = ClosesAt };

    public ChallengeClosed Closed() => new() { Id = Challenge, Version = 3, OccurredAt = Next(), Code = Code, Title = Title, SeekerId = Seeker };

    public MatchesFound Recommends(params IReadOnlyList<Guid> companies) => new()
    {
        Id = Challenge, Version = 1, OccurredAt = Next(), ChallengeCode = Code, ChallengeTitle = Title,
        Matches = [.. companies.Select(c => new FoundMatch(c, 0.75, "هم‌رشته با توانمندی شما", "Same field as your capability"))],
    };

    public InterestExpressed Interest(Guid company) => new()
    {
        Id = Challenge, Version = 1, OccurredAt = Next(), ChallengeId = Challenge, ChallengeCode = Code, ChallengeTitle = Title, SeekerId = Seeker, CompanyId = company,
    };

    public OfferSubmitted Offers(Guid company, long version = 2) => new()
    {
        Id = OfferOf(company), Version = version, OccurredAt = Next(), ChallengeId = Challenge, ChallengeCode = Code, ChallengeTitle = Title, SeekerId = Seeker,
        CompanyId = company, Number = "OF-1405-0001-1",
    };

    public OfferChanged OfferIs(Guid company, OfferState state, long version = 2) => new()
    {
        Id = OfferOf(company), Version = version, OccurredAt = Next(), ChallengeId = Challenge, CompanyId = company, State = state, SubmittedAt = Now.AddDays(-8),
    };

    public OfferWithdrawn Withdraws(Guid company, long version = 3) => new()
    {
        Id = OfferOf(company), Version = version, OccurredAt = Next(), ChallengeId = Challenge, ChallengeCode = Code, ChallengeTitle = Title, SeekerId = Seeker, CompanyId = company,
    };

    public OffersOpened Opened() => new()
    {
        Id = Challenge, Version = 3, OccurredAt = Next(), ChallengeId = Challenge, ChallengeCode = Code, ChallengeTitle = Title, SeekerId = Seeker,
        Offers = [new OpenedOffer(AnnasOffer, Anna), new OpenedOffer(BehradsOffer, Behrad)],
    };

    public AwardProposed Proposed() => new()
    {
        Id = Challenge, Version = 4, OccurredAt = Next(), ChallengeId = Challenge, ChallengeCode = Code, ChallengeTitle = Title, SeekerId = Seeker,
        AwardId = Award, OfferId = AnnasOffer, WinnerId = Anna, Others = [new OpenedOffer(BehradsOffer, Behrad)], StandstillUntil = Now.AddDays(5),
    };

    public ObjectionRaised Objects(Guid company, Guid objection) => new()
    {
        Id = Challenge, Version = 5, OccurredAt = Next(), ChallengeId = Challenge, ChallengeCode = Code, ChallengeTitle = Title, SeekerId = Seeker,
        AwardId = Award, ObjectionId = objection, CompanyId = company,
    };

    public ObjectionDecided Decides(Guid company, Guid objection, bool upheld) => new()
    {
        Id = Challenge, Version = 6, OccurredAt = Next(), ChallengeId = Challenge, ChallengeCode = Code, ChallengeTitle = Title, SeekerId = Seeker,
        AwardId = Award, ObjectionId = objection, CompanyId = company, Upheld = upheld,
    };

    public AwardConfirmed Confirmed() => new()
    {
        Id = Challenge, Version = 7, OccurredAt = Next(), ChallengeId = Challenge, ChallengeCode = Code, ChallengeTitle = Title, SeekerId = Seeker,
        AwardId = Award, OfferId = AnnasOffer, WinnerId = Anna, AgreementId = Agreement, OtherCompanyIds = [Behrad],
    };

    public AgreementChanged AgreementIs(AgreementState state, long version, bool verified = false) => new()
    {
        Id = Agreement, Version = version, OccurredAt = Next(), ChallengeId = Challenge, OfferId = AnnasOffer, SeekerId = Seeker, SolverId = Anna, State = state,
        Milestones = 2, MilestonesAccepted = 2, StartedAt = Now, OutcomesVerified = verified,
    };

    /// <summary>Everything, from review to a completed agreement, in the order it happens.</summary>
    public IReadOnlyList<Event> Whole() =>
    [
        Company(Anna, 1, "آنا"), Company(Behrad, 1, "بهراد"), Changed(1, ChallengeState.InReview), Submitted(), Changed(2, ChallengeState.Published), Published(),
        Recommends(Anna, Behrad), Interest(Anna), OfferIs(Anna, OfferState.Submitted), Offers(Anna), OfferIs(Behrad, OfferState.Submitted), Offers(Behrad),
        Changed(3, ChallengeState.Closed), Closed(), OfferIs(Anna, OfferState.Opened, 3), OfferIs(Behrad, OfferState.Opened, 3), Opened(),
        Changed(4, ChallengeState.Evaluating), Proposed(), Changed(5, ChallengeState.Awarded), Confirmed(), AgreementIs(AgreementState.Active, 1),
        Changed(6, ChallengeState.Completed), AgreementIs(AgreementState.Completed, 2, verified: true),
    ];

    private Guid OfferOf(Guid company) => company == Anna ? AnnasOffer : BehradsOffer;

    // Moments a second apart, the first a week ago.
    private DateTimeOffset Next() => Now.AddDays(-7).AddSeconds(_ticks++);
}
