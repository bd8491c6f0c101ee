using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Web.Pages.Evaluation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public class EvaluationMatrixTests
{
    private static readonly Criterion Approach = new(new Guid(1, 0, 0, new byte[8]), "Approach", 60, 60);
    private static readonly Criterion Price = new(new Guid(2, 0, 0, new byte[8]), "Price", 40);

    [Theory]
    [InlineData(60, 84, null, 24, false, false)]
    [InlineData(60, 85, null, 25, true, true)]
    [InlineData(60, 91, 75, 31, true, false)]
    public void Scores_far_apart_are_marked_until_a_consensus_settles_them(int low, int high, int? agreed, int spread, bool wide, bool apart)
    {
        var cell = MatrixCell.Of(Approach, Offer([[low], [high]], agreed is { } score ? [score] : []));
        (cell.Spread, cell.IsWide, cell.IsApart).ShouldBe((spread, wide, apart));
    }

    [Fact]
    public void One_score_has_no_spread_and_a_consensus_below_the_minimum_is_marked()
    {
        MatrixCell.Of(Approach, Offer([[90]], [])).Spread.ShouldBe(0);
        MatrixCell.Of(Approach, Offer([[90]], [59])).BelowMinimum.ShouldBeTrue();
        MatrixCell.Of(Approach, Offer([[90]], [60])).BelowMinimum.ShouldBeFalse();
        MatrixCell.Of(Price, Offer([[90, 10]], [90, 10])).BelowMinimum.ShouldBeFalse();
    }

    [Fact]
    public void Totals_are_provisional_while_scores_stand_in_for_the_consensus()
    {
        var matrix = EvaluationMatrix.Of(Evaluation(
            Offer([[80, 50], [90, 60]], [80]),
            Offer([[70, 70], [70, 70]], [70, 70]) with { Total = 71.5m, Rank = 2 },
            Offer([[90]], [])));
        matrix.Totals[0].ShouldBe(new(70m, false, 2)); // 0.6 × 80 agreed + 0.4 × 55 on average
        matrix.Totals[1].ShouldBe(new(71.5m, true, 2));
        matrix.Totals[2].ShouldBe(new(null, false, null));
        matrix.WithoutConsensus.ShouldBe(3);
    }

    [Fact]
    public void An_offer_that_was_set_aside_has_no_total_and_waits_for_nothing()
    {
        var matrix = EvaluationMatrix.Of(Evaluation(Offer([[80, 50]], []) with { State = OfferState.Disqualified }));
        matrix.Totals.Single().ShouldBe(new(null, false, null));
        matrix.WithoutConsensus.ShouldBe(0);
    }

    [Fact]
    public void A_comment_without_a_score_is_refused_beside_it_and_empty_rows_are_not_sent()
    {
        var state = new ModelStateDictionary();
        List<ScoreInput> typed = [new() { CriterionId = Approach.Id }, new() { CriterionId = Price.Id, Score = 70, Comment = "Fair" }, new() { Comment = "Late" }];
        var given = ScoreInput.Given(typed, state, "Scores", "missing");
        ScoreInput.Scores(given).ShouldBe([new(Price.Id, 70, "Fair")]);
        state.Single(s => s.Value!.Errors.Count > 0).Key.ShouldBe("Scores[2].Score");
        var names = ScoreInput.Renamed(given, "Scores", ScoreInput.FirstMissing(typed));
        names["scores[0].comment"].ShouldBe("Scores[1].Comment");
        names["scores"].ShouldBe("Scores[0].Score");
    }

    [Theory]
    [InlineData(EvaluationState.Scoring, PanelRole.Evaluator, null, -1, EvaluationStep.Declare)]
    [InlineData(EvaluationState.Scoring, PanelRole.Evaluator, true, -1, EvaluationStep.Barred)]
    [InlineData(EvaluationState.Scoring, PanelRole.Evaluator, false, -1, EvaluationStep.Score)]
    [InlineData(EvaluationState.Scoring, null, null, -1, EvaluationStep.Scoring)]
    [InlineData(EvaluationState.Waiting, null, null, 1, EvaluationStep.NamePanel)]
    [InlineData(EvaluationState.Waiting, null, null, -1, EvaluationStep.PanelMissing)]
    [InlineData(EvaluationState.Waiting, PanelRole.Evaluator, false, 1, EvaluationStep.Closing)]
    [InlineData(EvaluationState.Consensus, PanelRole.Chair, false, -1, EvaluationStep.AgreeAndPropose)]
    [InlineData(EvaluationState.Consensus, PanelRole.Evaluator, false, -1, EvaluationStep.Agreeing)]
    [InlineData(EvaluationState.AwardProposed, PanelRole.Chair, false, -1, EvaluationStep.Standstill)]
    [InlineData(EvaluationState.NotAwarded, null, null, -1, EvaluationStep.Ended)]
    public void Each_person_is_told_what_comes_next(EvaluationState state, PanelRole? role, bool? conflict, int opensInDays, EvaluationStep step)
    {
        var now = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
        EvaluationSteps.Of(new(Guid.Empty, "CH-1405-0001", "", state, role, 0, conflict, now.AddDays(opensInDays)), now).ShouldBe(step);
    }

    private static EvaluationDetails Evaluation(params EvaluatedOffer[] offers) =>
        new(Guid.Empty, 1, "CH-1405-0001", "", EvaluationState.Consensus, [Approach, Price], [], offers, null);

    private static EvaluatedOffer Offer(int[][] scores, int[] consensus) => new(
        Guid.Empty, "Offer A", null, null, null, OfferState.Opened, null, null,
        [.. scores.Select(s => new EvaluatorScores(Guid.Empty, null, Of(s)))], Of(consensus), null, null, []);

    private static List<CriterionScore> Of(int[] scores) => [.. scores.Select((s, i) => new CriterionScore(i == 0 ? Approach.Id : Price.Id, s, "because"))];
}
