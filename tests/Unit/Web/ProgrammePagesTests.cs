using Marketplace.Contracts;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Web.Pages;
using Marketplace.Web.Pages.Agreements;
using Marketplace.Web.Pages.Programme;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public class ProgrammePagesTests
{
    private static readonly Guid Seeker = new(1, 0, 0, new byte[8]);
    private static readonly Guid Solver = new(2, 0, 0, new byte[8]);

    [Theory]
    [InlineData(ChallengeState.InReview, "Move.Publish,Move.RequestChanges,Move.Reject")]
    [InlineData(ChallengeState.Published, "Move.Cancel")]
    [InlineData(ChallengeState.Closed, "Move.Cancel")]
    [InlineData(ChallengeState.Evaluating, "Move.Decide,Move.Cancel")]
    [InlineData(ChallengeState.Awarded, "")]
    [InlineData(ChallengeState.Rejected, "")]
    public void The_board_offers_the_moves_that_exist(ChallengeState state, string keys) =>
        string.Join(',', BoardMoves.For(state, Guid.Empty).Select(m => m.Key)).ShouldBe(keys);

    [Theory]
    [InlineData(5, 6, "Strong")]
    [InlineData(4, 6, "Good")]
    [InlineData(3, 6, "Partial")]
    [InlineData(2, 2, "Strong")]
    [InlineData(0, 3, "Partial")]
    public void A_fit_is_said_in_words(int speaksFor, int all, string fit) => RecommendedModel.FitOf(
        [.. Enumerable.Range(0, all).Select(i => new MatchReason(MatchReasonKind.Field, i < speaksFor ? MatchSide.For : MatchSide.Against, "", [], 0))]).ShouldBe(fit);

    [Theory]
    [InlineData(MilestoneState.Planned, true, false)]
    [InlineData(MilestoneState.Returned, true, false)]
    [InlineData(MilestoneState.Delivered, false, true)]
    [InlineData(MilestoneState.Accepted, false, false)]
    public void A_milestone_is_delivered_by_one_side_and_judged_by_the_other(MilestoneState state, bool deliver, bool judge)
    {
        var agreement = Agreement(AgreementState.Active, state);
        var milestone = agreement.Milestones[0];
        var (solver, seeker) = (AgreementSide.Of(Acting(Solver), agreement), AgreementSide.Of(Acting(Seeker), agreement));
        solver.MayDeliver(agreement, milestone).ShouldBe(deliver);
        solver.MayJudge(agreement, milestone).ShouldBeFalse();
        seeker.MayJudge(agreement, milestone).ShouldBe(judge);
        seeker.MayDeliver(agreement, milestone).ShouldBeFalse();
    }

    [Fact]
    public void An_agreement_is_closed_by_the_seekers_owner_when_everything_is_accepted_and_never_touched_after_its_end()
    {
        var done = Agreement(AgreementState.Active, MilestoneState.Accepted);
        AgreementSide.Of(Acting(Seeker), done).MayComplete(done).ShouldBeTrue();
        AgreementSide.Of(Acting(Seeker, MemberRole.Editor), done).MayComplete(done).ShouldBeFalse();
        AgreementSide.Of(Acting(Solver), done).MayComplete(done).ShouldBeFalse();
        AgreementSide.Of(Acting(Solver), done).MayTerminate(done).ShouldBeTrue();

        var open = Agreement(AgreementState.Active, MilestoneState.Delivered);
        AgreementSide.Of(Acting(Seeker), open).MayComplete(open).ShouldBeFalse();

        var ended = Agreement(AgreementState.Terminated, MilestoneState.Delivered);
        var side = AgreementSide.Of(Acting(Seeker), ended);
        (side.MayJudge(ended, ended.Milestones[0]), side.MayComplete(ended), side.MayTerminate(ended), side.MayMeasure(ended)).ShouldBe((false, false, false, false));
    }

    [Fact]
    public void Measured_values_are_recorded_by_the_seeker_and_verified_by_an_officer()
    {
        var agreement = Agreement(AgreementState.Completed, MilestoneState.Accepted);
        AgreementSide.Of(Acting(Seeker), agreement).MayMeasure(agreement).ShouldBeTrue();
        AgreementSide.Of(Acting(Solver), agreement).MayMeasure(agreement).ShouldBeFalse();
        var officer = Caller.Nobody with { PersonId = Guid.Empty, Roles = new HashSet<ProgrammeRole> { ProgrammeRole.Officer } };
        AgreementSide.Of(officer, agreement).MayVerify(agreement).ShouldBeFalse();
        var measured = agreement with { Outcomes = [agreement.Outcomes[0] with { Measured = 4 }] };
        AgreementSide.Of(officer, measured).MayVerify(measured).ShouldBeTrue();
        AgreementSide.Of(Acting(Seeker), measured).MayVerify(measured).ShouldBeFalse();
    }

    private static Caller Acting(Guid company, MemberRole role = MemberRole.Owner) =>
        new(Guid.Empty, "", "", company, role, new HashSet<ProgrammeRole>());

    private static AgreementDetails Agreement(AgreementState state, MilestoneState milestone) => new(
        Guid.Empty, 1, Guid.Empty, "CH-1405-0001", "", Guid.Empty, Seeker, "", null, Solver, "", null, state, null, new Money(1), default,
        [new(Guid.Empty, 1, "", "", default, 1, milestone, null, null)], [new("scrap", "%", 11, 4, null, false)]);
}
