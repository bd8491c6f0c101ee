using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Search.Matching;
using Shouldly;
using static Marketplace.Tests.Unit.Search.Matching.Sample;

namespace Marketplace.Tests.Unit.Search.Matching;

public sealed class FeedbackTests
{
    private static readonly MatchDemand Like = Porosity with { Id = Id(102), Title = "Pores in castings", Province = "IR-11", Budget = 1_000 };

    [Theory]
    [InlineData(FeedbackReason.Field, true)]
    [InlineData(FeedbackReason.Other, true)]
    [InlineData(FeedbackReason.Timing, false)]
    [InlineData(FeedbackReason.Distance, false)]
    public void What_was_refused_takes_with_it_what_is_like_it_for_the_same_reason(FeedbackReason because, bool alike)
    {
        var said = new[] { new Feedback(Porosity, false, because) };

        (FeedbackEffect.Of(Like, said) < -.5).ShouldBe(alike);
        FeedbackEffect.Of(Porosity, said).ShouldBe(-1);
        FeedbackEffect.Of(Milk, said).ShouldBeGreaterThan(-.2f);
    }

    [Fact]
    public void Too_far_takes_what_is_as_far_and_too_large_what_is_as_large()
    {
        FeedbackEffect.Of(Milk with { Province = "IR-03" }, [new Feedback(Porosity, false, FeedbackReason.Distance)]).ShouldBe(-1);
        var large = new Feedback(Porosity with { Budget = 50_000_000 }, false, FeedbackReason.Size);
        FeedbackEffect.Of(Milk with { Budget = 60_000_000 }, [large]).ShouldBeLessThan(-.8f);
        FeedbackEffect.Of(Milk with { Budget = 100_000 }, [large]).ShouldBe(0);
        FeedbackEffect.Of(Milk, [large]).ShouldBe(0);
    }

    [Fact]
    public void Useful_lifts_what_is_alike() => FeedbackEffect.Of(Like, [new Feedback(Porosity, true, null)]).ShouldBe(1, 1e-6f);

    [Fact]
    public void A_refusal_changes_the_order_for_that_company_and_nobody_else()
    {
        using var engine = new MatchEngine();
        var solver = Company(1, "metallurgy-casting", "food-agriculture");
        engine.Put(solver);
        engine.Put(Company(2, "metallurgy-casting", "food-agriculture"));
        engine.Put(Challenge(10, "metallurgy-casting", "Porosity in castings"));
        engine.Put(Challenge(11, "food-agriculture", "Milk that keeps"));
        engine.Put(Challenge(12, "metallurgy-casting", "Cracks in castings"));
        var own = engine.Company(solver.Id)!;
        var refused = new[] { new Feedback(engine.Demand(Id(10))!, false, FeedbackReason.Field) };

        var before = engine.Recommend(own, [], Now).Select(r => r.View.Demand.Id).ToList();
        var after = engine.Recommend(own, refused, Now).Select(r => r.View.Demand.Id).ToList();

        before.Count.ShouldBe(3);
        after.ShouldBe([Id(11), Id(12)]);
        engine.Recommend(engine.Company(Id(2))!, [], Now).Select(r => r.View.Demand.Id).ShouldBe(before);
    }

    internal static CompanyChanged Company(int id, params string[] fields) => new()
    {
        Id = Id(id), Version = 1, OccurredAt = Now, Kind = CompanyKind.Startup, State = CompanyState.Verified, NameFa = "نمونه", NationalId = "14003778990",
        Place = new Place("IR-07"), Capabilities = [.. fields.Select(f => new Capability(f, 7, $"work on {f}"))], MaySolve = true, VerifiedAt = Now.AddDays(-9),
    };

    internal static ChallengeChanged Challenge(int id, string field, string title) => new()
    {
        Id = Id(id), Version = 1, OccurredAt = Now, Code = $"C-{id}", State = ChallengeState.Published, SeekerId = Id(900), SeekerNameFa = "جوینده", Title = title,
        Fields = [field], PublishedAt = Now, ClosesAt = Now.AddDays(10),
    };
}
