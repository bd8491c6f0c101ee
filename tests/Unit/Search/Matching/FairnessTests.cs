using Marketplace.Search.Matching;
using Shouldly;

namespace Marketplace.Tests.Unit.Search.Matching;

public sealed class FairnessTests
{
    private sealed record Entry(int Rank, bool Newcomer, float Text, bool Fits = true);

    [Fact]
    public void Each_five_places_hold_a_newcomer_while_there_are_any()
    {
        var ranked = Enumerable.Range(0, 40).Select(i => new Entry(i, i >= 20, 40 - i)).ToList();

        var list = Keep(ranked);

        foreach (var five in list.Take(25).Chunk(5)) five.Count(e => e.Newcomer).ShouldBeGreaterThanOrEqualTo(1);
        list.Count.ShouldBe(40);
        list.Distinct().Count().ShouldBe(40);
    }

    [Fact]
    public void Nobody_else_changes_order()
    {
        var ranked = Enumerable.Range(0, 30).Select(i => new Entry(i, i % 9 == 8, i)).ToList();

        Keep(ranked).Where(e => !e.Newcomer).Select(e => e.Rank).ShouldBeInOrder();
    }

    [Fact]
    public void A_newcomer_there_by_merit_fills_the_place_of_its_five()
    {
        var ranked = Enumerable.Range(0, 10).Select(i => new Entry(i, i is 1 or 7 or 9, i)).ToList();

        Keep(ranked).Select(e => e.Rank).ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }

    [Fact]
    public void Kept_places_go_by_text()
    {
        var ranked = Enumerable.Range(0, 12).Select(i => new Entry(i, i >= 10, i)).ToList();

        Keep(ranked)[4].Rank.ShouldBe(11);
    }

    [Fact]
    public void A_newcomer_that_does_not_fit_gets_no_place()
    {
        var ranked = Enumerable.Range(0, 10).Select(i => new Entry(i, i == 9, i, Fits: false)).ToList();

        Keep(ranked).Select(e => e.Rank).ShouldBeInOrder();
    }

    [Fact]
    public void Showings_are_even_or_uneven_by_Gini()
    {
        Exposure.Gini([5, 5, 5, 5], 4).ShouldBe(0, 1e-9);
        Exposure.Gini([20], 4).ShouldBe(.75, 1e-9);
        Exposure.Gini([1, 3], 2).ShouldBe(.25, 1e-9);
        Exposure.Gini([], 10).ShouldBe(0);
        Exposure.Gini([5, 5], 4).ShouldBe(.5, 1e-9);
    }

    private static IReadOnlyList<Entry> Keep(List<Entry> ranked) => Newcomers.KeepPlaces(ranked, e => e.Newcomer, e => e.Text, e => e.Fits);
}
