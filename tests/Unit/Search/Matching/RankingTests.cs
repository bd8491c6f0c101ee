using Marketplace.Contracts.Companies;
using Marketplace.Search.Matching;
using Shouldly;
using static Marketplace.Tests.Unit.Search.Matching.Sample;

namespace Marketplace.Tests.Unit.Search.Matching;

public sealed class RankingTests
{
    private static readonly MatchCompany[] Three = [Foundry, Dairy, Software];

    [Fact]
    public void Three_companies_and_one_demand_are_enough_to_rank_by()
    {
        using var model = MatchModel.Build(Three, [Porosity], []);

        var ranked = model.Rank(Porosity, 10);

        model.KnowsMeaning.ShouldBeFalse();
        ranked[0].Company.ShouldBe(Foundry);
        ranked[0].Parts.Score.ShouldBeGreaterThan(.5);
        ranked.Skip(1).ShouldAllBe(r => r.Parts.Score < .3);
    }

    [Fact]
    public void One_company_alone_is_found_too()
    {
        using var model = MatchModel.Build([Foundry], [], []);

        model.Rank(Porosity, 10).Single().Parts.Score.ShouldBeGreaterThan(.5);
        model.Rank(Milk, 10).Single().Parts.Score.ShouldBe(0);
    }

    [Fact]
    public void Nobody_at_all_is_no_fault()
    {
        using var model = MatchModel.Build([], [], []);

        model.Rank(Porosity, 10).ShouldBeEmpty();
        model.View(Porosity).Score(Foundry).Field.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_Persian_demand_finds_the_company_whose_record_says_it_in_another_spelling()
    {
        using var model = MatchModel.Build(
            [Foundry, Dairy with { Capabilities = [], Works = ["پايش ماندگاري شير پاستوريزه‌ها"] }, Software], [], []);

        var ranked = model.Rank(Milk with { Fields = [], IsicCode = null, Province = null }, 10);

        ranked[0].Company.Id.ShouldBe(Dairy.Id);
        ranked[0].Parts.Text.ShouldBeGreaterThan(.5f);
    }

    [Theory]
    [InlineData("راهکار دانش‌بنیان خط‌تولید")]
    [InlineData("راهکار دانش بنیان خط تولید")]
    [InlineData("راهكار دانش‌بنيان خط‌توليد")]
    public void Spellings_of_one_demand_rank_alike(string title)
    {
        var known = Foundry with { Works = ["راهکار دانش‌بنیان برای خط تولید"] };
        using var model = MatchModel.Build([known, Dairy, Software], [], []);

        var ranked = model.Rank(new MatchDemand { Id = Id(1), Title = title, Text = "", OpenedAt = Now }, 3);

        ranked[0].Company.Id.ShouldBe(known.Id);
        ranked[0].Parts.Text.ShouldBeGreaterThan(.4f);
    }

    [Fact]
    public void Who_may_not_answer_is_not_listed()
    {
        var barred = new[]
        {
            Foundry with { Id = Id(10), MaySolve = false },
            Foundry with { Id = Id(11), Kind = CompanyKind.University },
            Foundry with { Id = Porosity.Customers[0] },
        };
        using var model = MatchModel.Build([.. barred, Foundry], [], []);

        model.Rank(Porosity with { OpenTo = [CompanyKind.KnowledgeBasedFirm, CompanyKind.Startup] }, 10).Select(r => r.Company.Id).ShouldBe([Foundry.Id]);
        model.Rank(Porosity, 10).Select(r => r.Company.Id).ShouldBe([Foundry.Id, Id(11)], ignoreOrder: true);
    }

    [Fact]
    public void The_same_things_learnt_twice_rank_the_same_to_the_last_digit()
    {
        var (companies, demands) = Market(240);
        using var one = MatchModel.Build(companies, demands, []);
        using var other = MatchModel.Build(companies, demands, []);

        one.KnowsMeaning.ShouldBeTrue();
        foreach (var demand in demands)
            one.Rank(demand, 50).Select(r => (r.Company.Id, r.Parts.Total)).ShouldBe(other.Rank(demand, 50).Select(r => (r.Company.Id, r.Parts.Total)));
    }

    [Fact]
    public void What_is_learnt_finds_the_companies_of_the_same_matter()
    {
        var (companies, demands) = Market(240);
        using var model = MatchModel.Build(companies, demands, []);

        for (var topic = 0; topic < demands.Count; topic++)
            model.Rank(demands[topic], 10).Count(r => Index(r.Company.Id) % demands.Count == topic).ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public void A_company_taken_in_later_ranks_as_if_it_had_always_been_there()
    {
        var (companies, demands) = Market(60);
        using var whole = MatchModel.Build(companies, demands, [], learns: false);
        using var grown = MatchModel.Build([.. companies.Take(40)], demands, [], learns: false);

        foreach (var company in companies.Skip(40)) grown.Put(company);

        foreach (var demand in demands)
            grown.Rank(demand, 60).Select(r => (r.Company.Id, Math.Round(r.Parts.Total, 3))).ShouldBe(whole.Rank(demand, 60).Select(r => (r.Company.Id, Math.Round(r.Parts.Total, 3))));
    }

    [Fact]
    public void A_company_that_changed_or_left_counts_as_it_is_now()
    {
        using var model = MatchModel.Build(Three, [], []);

        model.Put(Software with { Works = ["Simulation of gas porosity in cast iron pump housings."] });
        model.Remove(Dairy.Id);

        model.Companies.ShouldBe(2);
        model.Rank(Porosity, 10).Select(r => r.Company.Id).ShouldBe([Foundry.Id, Software.Id]);
        model.Rank(Porosity, 10)[1].Parts.Text.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void One_company_scores_alone_as_it_does_in_the_list()
    {
        var (companies, demands) = Market(240);
        using var model = MatchModel.Build(companies, demands, []);
        var view = model.View(demands[3]);

        foreach (var ranked in model.Rank(demands[3], 20)) view.Score(ranked.Company).Total.ShouldBe(ranked.Parts.Total, 1e-3f);
    }

    private static int Index(Guid id) => BitConverter.ToInt32(id.ToByteArray()) - 1000;
}
