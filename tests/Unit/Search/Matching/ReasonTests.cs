using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Search.Matching;
using Shouldly;
using static Marketplace.Tests.Unit.Search.Matching.Sample;

namespace Marketplace.Tests.Unit.Search.Matching;

public sealed class ReasonTests
{
    private static readonly MatchCompany Able = Foundry with
    {
        CertificateExpiresOn = new DateOnly(2099, 1, 1),
        ActiveAt = Now.AddDays(-30),
        Employees = 3,
        ActiveAgreements = 2,
    };

    [Fact]
    public void Shares_are_of_the_whole_score()
    {
        using var model = MatchModel.Build([Able, Dairy, Software], [], []);

        foreach (var ranked in model.Rank(Porosity, 10))
        {
            var reasons = MatchReasons.Of(model.View(Porosity), ranked.Company, ranked.Parts);
            reasons.Sum(r => r.Share).ShouldBe(1, 1e-6);
            reasons.ShouldAllBe(r => r.Share > 0 && r.Share <= 1);
            reasons.Select(r => r.Share).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public void Every_feature_that_moved_the_score_is_told()
    {
        using var model = MatchModel.Build([Able, Dairy, Software], [], [new PastAnswer(Id(5), Able.Id, Now.AddDays(-50), Porosity.Customers[0], Porosity.Title + Porosity.Text)]);
        var parts = model.Rank(Porosity, 10)[0].Parts;

        var reasons = MatchReasons.Of(model.View(Porosity), Able, parts);

        reasons.Select(r => r.Kind).Distinct().ShouldBe(
            [MatchReasonKind.Text, MatchReasonKind.Field, MatchReasonKind.TrackRecord, MatchReasonKind.Isic, MatchReasonKind.Trl, MatchReasonKind.Distance,
                MatchReasonKind.Certificate, MatchReasonKind.Capacity], ignoreOrder: true);
        reasons.Single(r => r.Kind == MatchReasonKind.Capacity).Speaks.ShouldBe(MatchSide.Against);
        reasons.Single(r => r.Code == "trl_reached").Numbers.ShouldBe([8, 7]);
        reasons.Select(r => r.Code).ShouldContain("same_customer");
    }

    [Fact]
    public void Shared_words_are_told_as_they_are_written_in_the_demand()
    {
        using var model = MatchModel.Build([Foundry, Dairy, Software], [], []);

        MatchReasons.Of(model.View(Porosity), Foundry, model.Rank(Porosity, 1)[0].Parts).Single(r => r.Kind == MatchReasonKind.Text).Terms.ShouldContain("Porosity");
        MatchReasons.Of(model.View(Milk), Dairy, model.Rank(Milk, 1)[0].Parts).Single(r => r.Kind == MatchReasonKind.Text).Terms.ShouldContain("ماندگاری");
    }

    [Fact]
    public void A_kept_place_is_said_and_adds_nothing()
    {
        using var model = MatchModel.Build([Foundry], [], []);

        var reasons = MatchReasons.Of(model.View(Porosity), Foundry, model.Rank(Porosity, 1)[0].Parts, keptPlace: true);

        reasons[^1].ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(MatchReasonKind.Newcomer), r => r.Share.ShouldBe(0));
        reasons.Sum(r => r.Share).ShouldBe(1, 1e-6);
    }

    [Fact]
    public void What_bars_and_what_is_missing_is_told_to_who_asks()
    {
        var own = Software with { Id = Porosity.Customers[0], MaySolve = false, Works = [] };

        WhyNot.Bars(own, Porosity with { OpenTo = [CompanyKind.University] }).Select(r => r.Code).ShouldBe(["bar_own", "bar_may_not_solve", "bar_kind"]);
        WhyNot.Bars(Foundry, Porosity).ShouldBeEmpty();
        WhyNot.Missing(own, Porosity).Select(r => r.Code).ShouldBe(["field_none", "isic_none", "text_none"]);
        WhyNot.Missing(Foundry, Porosity).ShouldBeEmpty();
    }
}
