using Marketplace.Search.Matching;
using Shouldly;
using static Marketplace.Tests.Unit.Search.Matching.Sample;

namespace Marketplace.Tests.Unit.Search.Matching;

public sealed class TrackRecordTests
{
    private static readonly PastAnswer Answered = new(Id(200), Software.Id, Now.AddDays(-100), Porosity.Customers[0], "Gas porosity in cast iron housings of pumps leaks");

    [Fact]
    public void Who_answered_a_similar_demand_before_is_preferred()
    {
        using var without = MatchModel.Build([Foundry, Dairy, Software], [], []);
        using var with = MatchModel.Build([Foundry, Dairy, Software], [], [Answered]);

        var (before, after) = (Of(without, Software), Of(with, Software));

        before.Vote.ShouldBe(0);
        after.Vote.ShouldBeGreaterThan(.4f);
        after.Customer.ShouldBeGreaterThan(0);
        Of(with, Dairy).Vote.ShouldBe(0);
    }

    [Fact]
    public void What_was_answered_after_a_demand_opened_does_not_count_for_it()
    {
        using var model = MatchModel.Build([Foundry, Dairy, Software], [], [Answered with { At = Porosity.OpenedAt }]);

        var parts = Of(model, Software);

        (parts.Vote, parts.Customer, parts.Recency).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void What_a_company_answered_brings_it_nearer_to_the_next_demand_of_the_kind()
    {
        var (companies, demands) = Market(240);
        var other = companies[1];
        var answer = new PastAnswer(Id(201), other.Id, Now.AddDays(-100), null, demands[0].Title + "\n" + demands[0].Text);
        using var without = MatchModel.Build(companies, demands, []);
        using var with = MatchModel.Build(companies, demands, []);

        with.Put(answer);

        float Text(MatchModel model, MatchDemand demand) => model.Rank(demand, companies.Count).Single(r => r.Company.Id == other.Id).Parts.Text;
        Text(with, demands[0]).ShouldBeGreaterThan(Text(without, demands[0]) + .5f);
        var earlier = demands[0] with { OpenedAt = answer.At };
        Text(with, earlier).ShouldBe(Text(without, earlier), 1e-3f);
        with.View(earlier).Score(other).Text.ShouldBe(Text(with, earlier), 1e-3f);
    }

    [Fact]
    public void A_company_that_comes_after_its_answer_lies_where_it_would_have_come_before()
    {
        var (companies, demands) = Market(240);
        var answer = new PastAnswer(Id(201), companies[1].Id, Now.AddDays(-100), null, demands[0].Text);
        using var before = MatchModel.Build(companies, demands, []);
        using var after = MatchModel.Build(companies, demands, []);
        after.Remove(companies[1].Id);

        before.Put(answer);
        after.Put(answer);
        after.Put(companies[1]);

        after.View(demands[0]).Score(companies[1]).Text.ShouldBe(before.View(demands[0]).Score(companies[1]).Text, 1e-3f);
    }

    [Fact]
    public void Work_long_ago_counts_less_than_work_of_late()
    {
        MatchCompany At(int id, int years) => Foundry with { Id = Id(id), ActiveAt = Now.AddDays(-1).AddYears(-years) };
        using var model = MatchModel.Build([At(1, 0), At(2, 3), At(3, 12)], [], []);

        model.Rank(Porosity, 3).Select(r => r.Company.Id).ShouldBe([Id(1), Id(2), Id(3)]);
    }

    [Fact]
    public void How_often_a_company_won_changes_nothing()
    {
        var winner = Foundry with { Id = Id(7), Newcomer = false };
        using var model = MatchModel.Build([Foundry with { Newcomer = true }, winner], [], []);

        Of(model, winner).ShouldBe(Of(model, Foundry));
    }

    private static MatchParts Of(MatchModel model, MatchCompany company) => model.Rank(Porosity, 10).Single(r => r.Company.Id == company.Id).Parts;
}
