using CsCheck;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;
using Shouldly;
using static Marketplace.Tests.Unit.Offers.Given;

namespace Marketplace.Tests.Unit.Offers;

public sealed class RankingTests
{
    [Theory]
    [InlineData(80, 50, 68)]
    [InlineData(100, 100, 100)]
    [InlineData(0, 0, 0)]
    [InlineData(33, 67, 46.6)]
    public void A_total_is_each_score_by_its_weight_exactly(int fit, int price, double total) =>
        Ranking.Total([Fit, Price], Scores(fit, price)).ShouldBe((decimal)total);

    [Fact]
    public void A_criterion_without_a_score_counts_nothing() => Ranking.Total([Fit, Price], [new CriterionScore(Price.Id, 100, "")]).ShouldBe(40);

    [Theory]
    [InlineData(49, true)]
    [InlineData(50, false)]
    public void A_minimum_is_missed_below_it_and_not_at_it(int fit, bool missed) =>
        Ranking.BelowMinimum([Fit, Price], Scores(fit, 0)).ShouldBe(missed ? ["Fit"] : []);

    [Fact]
    public void The_higher_total_comes_first_whatever_it_costs()
    {
        var (dear, cheap) = (Candidate(70.01m, Rial(900)), Candidate(70m, Rial(1)));

        Ranking.Order([cheap, dear]).ShouldBe([dear.OfferId, cheap.OfferId]);
    }

    [Fact]
    public void Equal_totals_go_by_the_lower_price_then_by_who_handed_in_first()
    {
        var (late, early, cheap) = (Candidate(70, Rial(500), 5), Candidate(70, Rial(500), 1), Candidate(70, Rial(499), 9));

        Ranking.Order([late, early, cheap]).ShouldBe([cheap.OfferId, early.OfferId, late.OfferId]);
    }

    [Fact]
    public void Prices_in_different_currencies_decide_nothing()
    {
        var (dollars, rials) = (Candidate(70, new Money(10, "USD"), 5), Candidate(70, Rial(1_000_000), 1));

        Ranking.Order([dollars, rials]).ShouldBe([rials.OfferId, dollars.OfferId]);
    }

    [Fact]
    public void The_order_never_depends_on_the_order_offers_come_in() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3])
        .Select((total, price, minute) => Candidate(total, Rial(price), minute)).Array[1, 12]
        .Sample(candidates => Ranking.Order(candidates).SequenceEqual(Ranking.Order([.. candidates.Reverse()])));

    private static Candidate Candidate(decimal total, Money price, int minute = 0) => new(Guid.CreateVersion7(), total, price, Now.AddMinutes(minute));
}
