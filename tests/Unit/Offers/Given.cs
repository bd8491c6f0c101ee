using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Sealing;

namespace Marketplace.Tests.Unit.Offers;

/// <summary>Contests and offers as far as a test needs them.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closing = Now.AddDays(10);
    public static readonly DateTimeOffset After = Closing.AddMinutes(1);
    public static readonly Guid Seeker = Guid.CreateVersion7();
    public static readonly Criterion Fit = new(Guid.CreateVersion7(), "Fit", 60, 50);
    public static readonly Criterion Price = new(Guid.CreateVersion7(), "Price", 40);

    public static ChallengeChanged Challenge(long version = 5) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = version,
        OccurredAt = Now,
        Code = "CH-1405-0001",
        State = ChallengeState.Published,
        SeekerId = Seeker,
        SeekerNameFa = "ریخته‌گری",
        Title = "Dust",
        Criteria = [Fit, Price],
        Indicators = [new Indicator("Dust", "mg/m3", 40, 10)],
        ClosesAt = Closing,
        StandstillDays = 5,
        PublicVersion = 1,
    };

    public static Contest Contest(ChallengeChanged? told = null) => Marketplace.Offers.Domain.Contest.Of(told ?? Challenge(), new WrappedKey("key", [1]));

    public static KnownCompany Company(CompanyKind kind = CompanyKind.Startup, bool maySolve = true)
    {
        var company = new KnownCompany(Guid.CreateVersion7());
        company.Learn(new CompanyChanged
        {
            Id = company.Id,
            Version = 1,
            OccurredAt = Now,
            Kind = kind,
            State = CompanyState.Verified,
            NameFa = "نوآور",
            NationalId = "10100000001",
            Place = new Place("IR-03"),
            MaySolve = maySolve,
            MaySeek = true,
        });
        return company;
    }

    public static Offer Draft(Contest contest) => Offer.Start(contest.Id, Guid.CreateVersion7(), 1405, 1, Now);

    public static Offer Submitted(Contest contest, DateTimeOffset? at = null)
    {
        var offer = Draft(contest);
        offer.Change(Guid.CreateVersion7(), Now);
        offer.Submit(contest, at ?? Now);
        return offer;
    }

    public static Offer Opened(Contest contest)
    {
        var offer = Submitted(contest);
        offer.Close(contest, 1, After);
        return offer;
    }

    public static Offer Evaluated(Contest contest, int fit = 80, int price = 50)
    {
        var offer = Opened(contest);
        offer.Evaluate(contest.Criteria, Scores(fit, price), After);
        return offer;
    }

    public static IReadOnlyList<CriterionScore> Scores(int fit, int price) => [new(Fit.Id, fit, "Because."), new(Price.Id, price, "Because.")];

    public static Money Rial(decimal amount) => new(amount);
}
