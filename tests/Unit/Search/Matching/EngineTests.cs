using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Search.Matching;
using Shouldly;
using static Marketplace.Tests.Unit.Search.Matching.FeedbackTests;
using static Marketplace.Tests.Unit.Search.Matching.Sample;

namespace Marketplace.Tests.Unit.Search.Matching;

public sealed class EngineTests
{
    private static readonly CompanyChanged Solver = Company(1, "metallurgy-casting");
    private static readonly ChallengeChanged Open = Challenge(10, "metallurgy-casting", "Porosity in castings");

    [Fact]
    public void Order_and_repeats_of_states_do_not_matter()
    {
        using var engine = new MatchEngine();
        foreach (var state in (CompanyChanged[])[Solver with { Version = 3 }, Solver with { Version = 2, State = CompanyState.Suspended }, Solver with { Version = 3 }]) engine.Put(state);
        engine.Put(Open with { Version = 5 });
        engine.Put(Open with { Version = 4, State = ChallengeState.Cancelled });

        engine.Recommend(engine.Company(Solver.Id)!, [], Now).Count.ShouldBe(1);
        engine.Companies.ShouldBe(1);
    }

    [Theory]
    [InlineData(ChallengeState.Closed)]
    [InlineData(ChallengeState.Cancelled)]
    [InlineData(ChallengeState.InReview)]
    public void What_is_not_published_is_not_recommended(ChallengeState state)
    {
        using var engine = new MatchEngine();
        engine.Put(Solver);
        engine.Put(Open);
        engine.Put(Open with { Version = 2, State = state });

        engine.Recommend(engine.Company(Solver.Id)!, [], Now).ShouldBeEmpty();
    }

    [Fact]
    public void Closing_is_a_rule_over_time()
    {
        using var engine = new MatchEngine();
        engine.Put(Solver);
        engine.Put(Open);

        engine.Recommend(engine.Company(Solver.Id)!, [], Open.ClosesAt!.Value.AddTicks(-1)).Count.ShouldBe(1);
        engine.Recommend(engine.Company(Solver.Id)!, [], Open.ClosesAt!.Value).ShouldBeEmpty();
    }

    [Fact]
    public void A_suspended_company_is_a_candidate_for_nothing()
    {
        using var engine = new MatchEngine();
        engine.Put(Solver);
        engine.Put(Open);
        engine.Put(Solver with { Version = 2, State = CompanyState.Suspended });

        engine.Candidates(engine.Demand(Open.Id)!).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_in_while_a_model_is_learnt_is_in_the_new_one()
    {
        using var engine = new MatchEngine();
        for (var i = 0; i < 200; i++) engine.Put(Company(1000 + i, "textile"));
        engine.Put(Open);

        var learning = Task.Run(() => engine.Learn());
        for (var i = 0; i < 50; i++) engine.Put(Company(5000 + i, "metallurgy-casting"));
        await learning;

        engine.Companies.ShouldBe(250);
        engine.Candidates(engine.Demand(Open.Id)!).Count(c => c.Company.Capabilities[0].Field == "metallurgy-casting").ShouldBe(50);
    }

    [Fact]
    public void Who_wins_stops_being_a_newcomer()
    {
        using var engine = new MatchEngine();
        engine.Put(Solver);
        engine.Company(Solver.Id)!.Newcomer.ShouldBeTrue();

        engine.PutAgreements(Solver.Id, won: 1, inWork: 1);
        engine.Put(Solver with { Version = 2 });

        engine.Company(Solver.Id)!.ShouldSatisfyAllConditions(c => c.Newcomer.ShouldBeFalse(), c => c.ActiveAgreements.ShouldBe(1));
    }
}
