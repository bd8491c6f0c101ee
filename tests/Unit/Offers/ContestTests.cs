using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Domain;
using Shouldly;
using static Marketplace.Tests.Unit.Offers.Given;

namespace Marketplace.Tests.Unit.Offers;

public sealed class ContestTests
{
    private static readonly Guid Chair = Guid.CreateVersion7();
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();

    private static readonly Dictionary<string, Action<Contest>> Steps = new()
    {
        ["name"] = c => c.NamePanel(Panel, scoringHasBegun: false),
        ["declare"] = c => c.Declare(Chair, false, null, Now),
        ["score"] = c => c.NoteScores(),
        ["consensus"] = c => c.NoteConsensus(),
        ["disqualify"] = c => c.NoteDisqualification(),
        ["propose"] = c => c.ProposeAward(),
        ["return"] = c => c.ReturnToConsensus(),
        ["confirm"] = c => c.ConfirmAward(After),
        ["no award"] = c => c.DeclareNoAward(NoAwardReason.TooExpensive, "Too expensive.", anyOffer: true, After),
    };

    private static readonly Dictionary<EvaluationState, HashSet<string>> Allowed = new()
    {
        [EvaluationState.Waiting] = ["name", "declare", "no award"],
        [EvaluationState.Scoring] = ["name", "declare", "score", "disqualify", "no award"],
        [EvaluationState.Consensus] = ["declare", "score", "consensus", "disqualify", "propose", "no award"],
        [EvaluationState.AwardProposed] = ["return", "confirm"],
        [EvaluationState.Awarded] = [],
        [EvaluationState.NotAwarded] = [],
    };

    private static IReadOnlyList<PanelMember> Panel => [new(Chair, PanelRole.Chair), new(First, PanelRole.Evaluator), new(Second, PanelRole.Evaluator)];

    public static TheoryData<EvaluationState, string> EveryStepInEveryState =>
        new(Enum.GetValues<EvaluationState>().SelectMany(state => Steps.Keys.Select(step => (state, step))));

    [Theory, MemberData(nameof(EveryStepInEveryState))]
    public void A_step_of_the_evaluation_is_possible_where_it_may_and_nowhere_else(EvaluationState from, string step)
    {
        var contest = In(from);
        contest.Evaluation.ShouldBe(from);
        var version = contest.Version;

        if (Allowed[from].Contains(step))
        {
            Steps[step](contest);
            contest.Version.ShouldBe(version + 1);
        }
        else
        {
            Should.Throw<RuleException>(() => Steps[step](contest));
            (contest.Evaluation, contest.Version).ShouldBe((from, version));
        }
    }

    [Fact]
    public void Scoring_waits_for_the_closing_and_for_a_chair_who_may_sit()
    {
        var contest = Contest();
        contest.NamePanel(Panel, false);
        contest.Evaluation.ShouldBe(EvaluationState.Waiting);
        contest.Open(After);
        contest.Evaluation.ShouldBe(EvaluationState.Scoring);

        contest.Declare(Chair, true, "My brother's firm.", Now);

        contest.Evaluation.ShouldBe(EvaluationState.Waiting);
        contest.NamePanel([new(First, PanelRole.Chair)], scoringHasBegun: true);
        contest.Evaluation.ShouldBe(EvaluationState.Scoring);
    }

    [Fact]
    public void The_consensus_waits_for_everybody_who_may_score()
    {
        var contest = In(EvaluationState.Scoring);
        contest.Declare(Chair, false, null, Now);
        contest.Declare(First, false, null, Now);
        contest.Settle(new HashSet<Guid> { First });
        contest.Evaluation.ShouldBe(EvaluationState.Scoring);

        contest.Declare(Second, true, null, Now);
        contest.Settle(new HashSet<Guid>());
        contest.Evaluation.ShouldBe(EvaluationState.Scoring);
        contest.Settle(new HashSet<Guid> { First });

        contest.Evaluation.ShouldBe(EvaluationState.Consensus);
    }

    [Fact]
    public void Naming_the_panel_anew_tells_only_newcomers_and_keeps_what_was_declared()
    {
        var contest = Contest();
        contest.NamePanel(Panel, false).ShouldBe([Chair, First, Second]);
        contest.Declare(First, true, "A friend.", Now);
        var third = Guid.CreateVersion7();

        contest.NamePanel([new(Chair, PanelRole.Chair), new(First, PanelRole.Evaluator), new(third, PanelRole.Evaluator)], false).ShouldBe([third]);

        contest.Panel.Single(p => p.PersonId == First).HasConflict.ShouldBe(true);
        contest.Panel.ShouldNotContain(p => p.PersonId == Second);
    }

    [Fact]
    public void The_panel_stays_once_scoring_has_begun() =>
        Should.Throw<RuleException>(() => In(EvaluationState.Scoring).NamePanel(Panel, scoringHasBegun: true)).Code.ShouldBe("panel.fixed");

    [Fact]
    public void A_declared_conflict_cannot_be_taken_back()
    {
        var contest = Contest();
        contest.NamePanel(Panel, false);
        contest.Declare(First, true, null, Now);

        Should.Throw<RuleException>(() => contest.Declare(First, false, null, Now)).Code.ShouldBe("panel.conflict_stays");
        Should.Throw<RuleException>(() => contest.Declare(Guid.CreateVersion7(), false, null, Now)).Code.ShouldBe("panel.no_such_member");
    }

    [Fact]
    public void No_offers_is_the_reason_exactly_when_there_were_none()
    {
        var contest = Contest();
        Should.Throw<RuleException>(() => contest.DeclareNoAward(NoAwardReason.NoOffers, "None.", false, Now)).Code.ShouldBe("evaluation.over");
        contest.Open(After);

        Should.Throw<RuleException>(() => contest.DeclareNoAward(NoAwardReason.NoOffers, "None.", true, After)).Code.ShouldBe("no_award.there_are_offers");
        Should.Throw<RuleException>(() => contest.DeclareNoAward(NoAwardReason.Other, "None.", false, After)).Code.ShouldBe("no_award.no_offers");
        contest.DeclareNoAward(NoAwardReason.NoOffers, "None.", false, After);

        contest.Evaluation.ShouldBe(EvaluationState.NotAwarded);
    }

    [Fact]
    public void It_opens_at_its_closing_time_and_once()
    {
        var contest = Contest();
        Should.Throw<RuleException>(() => contest.Open(Closing.AddTicks(-10))).Code.ShouldBe("contest.not_due");
        contest.Open(Closing);

        contest.IsOpenAt(Now).ShouldBeFalse();
        Should.Throw<RuleException>(() => contest.Open(After)).Code.ShouldBe("contest.not_due");
    }

    [Fact]
    public void It_is_open_until_closing_even_if_the_challenges_service_thinks_otherwise()
    {
        var told = Challenge();
        var contest = Contest(told);

        contest.Learn(told with { Version = 6, State = ChallengeState.Closed });

        contest.IsOpenAt(Closing.AddTicks(-10)).ShouldBeTrue();
        contest.IsOpenAt(Closing).ShouldBeFalse();
    }

    [Fact]
    public void Older_news_is_ignored_and_closing_never_comes_forward()
    {
        var told = Challenge();
        var contest = Contest(told);

        contest.Learn(told with { Version = 5, Title = "Same version" }).ShouldBeFalse();
        contest.Learn(told with { Version = 4, Title = "Older" }).ShouldBeFalse();
        contest.Learn(told with { Version = 7, ClosesAt = Closing.AddDays(-1), Title = "Newer" }).ShouldBeFalse();

        (contest.Title, contest.ClosesAt).ShouldBe(("Newer", Closing));
    }

    [Fact]
    public void Offers_must_be_confirmed_when_what_they_answer_changed_and_only_then()
    {
        var told = Challenge();
        foreach (var (changed, material) in new (ChallengeChanged, bool)[]
        {
            (told with { Title = "A clearer title" }, false),
            (told with { ClosesAt = Closing.AddDays(5) }, false),
            (told with { Criteria = [Fit with { Weight = 50 }, Price with { Weight = 50 }] }, true),
            (told with { Indicators = [new Indicator("Dust", "mg/m3", 40, 5)] }, true),
            (told with { Budget = new Budget(BudgetKind.Exact, null, 5_000) }, true),
            (told with { OpenTo = [CompanyKind.University] }, true),
        })
        {
            var contest = Contest(told);
            contest.Learn(changed with { Version = 6, PublicVersion = 2 }).ShouldBe(material);
            contest.MaterialVersion.ShouldBe(material ? 2 : 1);
        }
    }

    [Fact]
    public void A_contest_is_extended_once_and_not_after_it_was_opened()
    {
        var contest = Contest();
        contest.Extend(After, TimeSpan.FromHours(24));
        contest.ClosesAt.ShouldBe(After.AddHours(24));
        contest.IsOpenAt(After).ShouldBeTrue();

        Should.Throw<RuleException>(() => contest.Extend(After, TimeSpan.FromHours(24))).Code.ShouldBe("contest.not_extendable");
    }

    [Fact]
    public void Companies_offer_if_they_may_solve_are_invited_and_are_not_the_seeker()
    {
        var invited = Contest(Challenge() with { OpenTo = [CompanyKind.University] });

        invited.DemandMayOffer(Company(CompanyKind.University));
        Should.Throw<RuleException>(() => invited.DemandMayOffer(Company(CompanyKind.Startup))).Code.ShouldBe("offer.kind_not_invited");
        Should.Throw<RuleException>(() => invited.DemandMayOffer(Company(CompanyKind.University, maySolve: false))).Code.ShouldBe("offer.may_not_solve");
        var own = Company();
        Should.Throw<RuleException>(() => Contest(Challenge() with { SeekerId = own.Id }).DemandMayOffer(own)).Code.ShouldBe("offer.own_challenge");
    }

    private static Contest In(EvaluationState state)
    {
        var contest = Contest();
        contest.NamePanel(Panel, false);
        if (state == EvaluationState.Waiting)
        {
            var (waiting, conflicted) = (Contest(), Guid.CreateVersion7());
            waiting.NamePanel([new PanelMember(conflicted, PanelRole.Chair), new PanelMember(Chair, PanelRole.Evaluator)], false);
            waiting.Declare(conflicted, true, null, Now);
            waiting.Open(After);
            return waiting;
        }

        contest.Open(After);
        if (state == EvaluationState.Scoring) return contest;
        if (state == EvaluationState.NotAwarded)
        {
            contest.DeclareNoAward(NoAwardReason.NeedChanged, "Changed.", true, After);
            return contest;
        }

        foreach (var person in (Guid[])[Chair, First, Second]) contest.Declare(person, false, null, Now);
        contest.Settle(new HashSet<Guid> { First, Second });
        if (state == EvaluationState.Consensus) return contest;
        contest.ProposeAward();
        if (state == EvaluationState.Awarded) contest.ConfirmAward(After);
        return contest;
    }
}
