using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Challenges;

public sealed class ChallengeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = Now.AddDays(30);
    private static readonly TimeSpan LeastOpen = TimeSpan.FromDays(10);
    private static readonly Guid Seeker = Guid.CreateVersion7();
    private static readonly Guid Solver = Guid.CreateVersion7();

    private static readonly Dictionary<string, Action<Challenge>> Steps = new()
    {
        ["change"] = c => c.Change(Brief()),
        ["submit"] = c => c.Submit(Now.AddDays(3), Now),
        ["request changes"] = c => c.RequestChanges("Name the unit.", Now),
        ["reject"] = c => c.Reject("Not a need.", Now),
        ["publish"] = c => c.Publish(LeastOpen, Now),
        ["cancel"] = c => c.Cancel("Met elsewhere.", Now),
    };

    private static readonly Dictionary<ChallengeState, Action<Challenge>[]> Ways = new()
    {
        [ChallengeState.Draft] = [],
        [ChallengeState.InReview] = [Steps["submit"]],
        [ChallengeState.ChangesRequested] = [Steps["submit"], Steps["request changes"]],
        [ChallengeState.Rejected] = [Steps["submit"], Steps["reject"]],
        [ChallengeState.Published] = [Steps["submit"], Steps["publish"]],
        [ChallengeState.Closed] = [Steps["submit"], Steps["publish"], c => c.Close(Closes)],
        [ChallengeState.Evaluating] = [Steps["submit"], Steps["publish"], c => c.Follow(ChallengeState.Evaluating, Closes)],
        [ChallengeState.Awarded] = [Steps["submit"], Steps["publish"], c => c.Follow(ChallengeState.Awarded, Closes)],
        [ChallengeState.NotAwarded] = [Steps["submit"], Steps["publish"], c => c.Follow(ChallengeState.NotAwarded, Closes)],
        [ChallengeState.Completed] = [Steps["submit"], Steps["publish"], c => c.Follow(ChallengeState.Completed, Closes)],
        [ChallengeState.Terminated] = [Steps["submit"], Steps["publish"], c => c.Follow(ChallengeState.Terminated, Closes)],
        [ChallengeState.Cancelled] = [Steps["submit"], Steps["publish"], Steps["cancel"]],
    };

    private static readonly Dictionary<(ChallengeState, string), ChallengeState> Allowed = new()
    {
        [(ChallengeState.Draft, "change")] = ChallengeState.Draft,
        [(ChallengeState.Draft, "submit")] = ChallengeState.InReview,
        [(ChallengeState.InReview, "request changes")] = ChallengeState.ChangesRequested,
        [(ChallengeState.InReview, "reject")] = ChallengeState.Rejected,
        [(ChallengeState.InReview, "publish")] = ChallengeState.Published,
        [(ChallengeState.ChangesRequested, "change")] = ChallengeState.ChangesRequested,
        [(ChallengeState.ChangesRequested, "submit")] = ChallengeState.InReview,
        [(ChallengeState.Published, "cancel")] = ChallengeState.Cancelled,
        [(ChallengeState.Closed, "cancel")] = ChallengeState.Cancelled,
        [(ChallengeState.Evaluating, "cancel")] = ChallengeState.Cancelled,
    };

    public static TheoryData<ChallengeState, string> EveryStepInEveryState =>
        new(Enum.GetValues<ChallengeState>().SelectMany(state => Steps.Keys.Select(step => (state, step))));

    public static TheoryData<ChallengeState, ChallengeState> EveryPairOfStates =>
        new(Enum.GetValues<ChallengeState>().SelectMany(from => Enum.GetValues<ChallengeState>().Select(to => (from, to))));

    [Theory, MemberData(nameof(EveryStepInEveryState))]
    public void A_step_leads_where_it_may_and_nowhere_else(ChallengeState from, string step)
    {
        var challenge = In(from);
        var (version, steps) = (challenge.Version, challenge.History.Count);

        if (Allowed.TryGetValue((from, step), out var to))
        {
            Steps[step](challenge);
            challenge.State.ShouldBe(to);
            challenge.Version.ShouldBe(version + 1);
        }
        else
        {
            Should.Throw<RuleException>(() => Steps[step](challenge)).Code.ShouldStartWith("challenge.");
            (challenge.State, challenge.Version, challenge.History.Count).ShouldBe((from, version, steps));
        }
    }

    [Theory, MemberData(nameof(EveryPairOfStates))]
    public void The_contest_leads_on_and_never_back(ChallengeState from, ChallengeState to)
    {
        var challenge = In(from);
        var version = challenge.Version;

        var moved = challenge.Follow(to, Closes, "Because.");

        moved.ShouldBe(Stage(from) is { } here && Stage(to) is { } there && there > here);
        (challenge.State, challenge.Version).ShouldBe(moved ? (to, version + 1) : (from, version));

        static int? Stage(ChallengeState state) => state switch
        {
            ChallengeState.Published => 0,
            ChallengeState.Closed => 1,
            ChallengeState.Evaluating => 2,
            ChallengeState.Awarded or ChallengeState.NotAwarded => 3,
            ChallengeState.Completed or ChallengeState.Terminated => 4,
            _ => null,
        };
    }

    [Fact]
    public void Only_a_draft_can_be_thrown_away()
    {
        Should.NotThrow(() => In(ChallengeState.Draft).DemandDiscardable());
        foreach (var state in Enum.GetValues<ChallengeState>().Where(s => s != ChallengeState.Draft))
            Should.Throw<RuleException>(() => In(state).DemandDiscardable()).Code.ShouldBe("challenge.not_discardable");
    }

    [Fact]
    public void It_closes_at_the_exact_instant_whether_or_not_anybody_noticed()
    {
        var challenge = In(ChallengeState.Published);

        challenge.StateAt(Closes - TimeSpan.FromTicks(1)).ShouldBe(ChallengeState.Published);
        challenge.StateAt(Closes).ShouldBe(ChallengeState.Closed);
        challenge.State.ShouldBe(ChallengeState.Published);

        challenge.Close(Closes - TimeSpan.FromTicks(1)).ShouldBeFalse();
        challenge.Close(Closes.AddHours(1)).ShouldBeTrue();
        challenge.Close(Closes.AddHours(1)).ShouldBeFalse();
        challenge.History[^1].ShouldBe(new StateChange(ChallengeState.Closed, Closes, null));
    }

    [Theory]
    [InlineData(ChallengeState.Draft)]
    [InlineData(ChallengeState.InReview)]
    [InlineData(ChallengeState.Evaluating)]
    [InlineData(ChallengeState.Cancelled)]
    public void Time_closes_nothing_but_what_is_open(ChallengeState state) => In(state).StateAt(Closes.AddYears(1)).ShouldBe(state);

    [Fact]
    public void It_is_published_with_the_least_time_open_and_not_a_tick_less()
    {
        var (late, just) = (In(ChallengeState.InReview), In(ChallengeState.InReview));

        var refused = Should.Throw<RuleException>(() => late.Publish(LeastOpen, Closes - LeastOpen + TimeSpan.FromTicks(1)));
        just.Publish(LeastOpen, Closes - LeastOpen);

        (refused.Code, refused.Args[0]).ShouldBe(("challenge.open_too_briefly", 10d));
        (late.State, just.State, just.PublicVersion).ShouldBe((ChallengeState.InReview, ChallengeState.Published, 1));
    }

    [Fact]
    public void Questions_are_for_others_in_time_and_are_answered_once()
    {
        var challenge = In(ChallengeState.Published);
        var deadline = challenge.Brief.QuestionsUntil!.Value;

        Should.Throw<RuleException>(() => challenge.Ask(Seeker, "Mine?", Now)).Code.ShouldBe("clarification.own_challenge");
        Should.Throw<RuleException>(() => challenge.Ask(Solver, "Late?", deadline)).Code.ShouldBe("clarification.too_late");
        Should.Throw<RuleException>(() => challenge.Ask(Solver, "Closed?", Closes)).Code.ShouldBe("challenge.not_open");
        Should.Throw<RuleException>(() => In(ChallengeState.InReview).Ask(Solver, "Early?", Now)).Code.ShouldBe("challenge.not_open");

        var question = challenge.Ask(Solver, "Which alloy?", deadline - TimeSpan.FromTicks(1));
        challenge.PublicVersion.ShouldBe(1);
        challenge.Answer(question.Id, "Grey iron.", deadline);

        (challenge.PublicVersion, question.Answer, question.AnsweredAt).ShouldBe((2, "Grey iron.", deadline));
        Should.Throw<RuleException>(() => challenge.Answer(question.Id, "Ductile iron.", deadline)).Code.ShouldBe("clarification.answered");
    }

    [Fact]
    public void Criteria_keep_their_ids_when_the_brief_is_rewritten()
    {
        var challenge = In(ChallengeState.Draft);
        var ids = challenge.Brief.Criteria.Select(c => c.Id).ToList();

        challenge.Change(challenge.Brief with { Criteria = [challenge.Brief.Criteria[1], new Criterion(Guid.Empty, "Price", 40)] });

        challenge.Brief.Criteria[0].Id.ShouldBe(ids[1]);
        challenge.Brief.Criteria[1].Id.ShouldNotBe(Guid.Empty);
        ids.ShouldNotContain(challenge.Brief.Criteria[1].Id);
    }

    private static Challenge In(ChallengeState state)
    {
        var challenge = Challenge.Draft(Seeker, Brief(), Now);
        foreach (var step in Ways[state]) step(challenge);
        challenge.State.ShouldBe(state);
        return challenge;
    }

    private static ChallengeBrief Brief() => new()
    {
        Title = "Fewer rejects",
        Criteria = [new Criterion(Guid.Empty, "Merit", 60), new Criterion(Guid.Empty, "Delivery", 40)],
        QuestionsUntil = Now.AddDays(20),
        ClosesAt = Closes,
    };
}
