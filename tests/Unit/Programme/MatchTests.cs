using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Programme.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Programme;

public sealed class MatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Match _match = Match.Between(Guid.CreateVersion7(), Guid.CreateVersion7());

    [Fact]
    public void Goes_from_recommendation_to_delivery()
    {
        _match.Stage.ShouldBeNull();
        _match.Recommended(0.5, "دلیل", "reason", At(1));
        _match.Stage.ShouldBe(MatchStage.Recommended);
        _match.Interested(At(2));
        _match.Stage.ShouldBe(MatchStage.Interested);
        _match.OfferIs(Offer((1, OfferState.Submitted)));
        _match.Stage.ShouldBe(MatchStage.Offered);
        _match.Opened(At(4));
        _match.Stage.ShouldBe(MatchStage.Opened);
        _match.Proposed(At(5));
        _match.Stage.ShouldBe(MatchStage.AwardProposed);
        _match.Awarded(At(6));
        _match.Stage.ShouldBe(MatchStage.Awarded);
        _match.Delivered(At(7));
        (_match.Stage, _match.Since).ShouldBe((MatchStage.Delivered, At(7)));
        (_match.SealedStage, _match.SealedSince).ShouldBe((MatchStage.Interested, At(2)));
    }

    [Fact]
    public void Comes_to_the_same_whatever_is_heard_first_and_how_often()
    {
        Action<Match>[] facts =
        [
            m => m.Recommended(0.5, "دلیل", "reason", At(1)), m => m.Interested(At(2)), m => m.OfferIs(Offer((1, OfferState.Submitted))), m => m.Opened(At(4)),
            m => m.Proposed(At(5)), m => m.Awarded(At(6)), m => m.Interested(At(9)), m => m.Awarded(At(9)),
        ];
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var match = Match.Between(Guid.CreateVersion7(), Guid.CreateVersion7());
            foreach (var fact in Enumerable.Repeat(facts, 2).SelectMany(f => f).OrderBy(_ => random.Next())) fact(match);
            (match.Stage, match.Since, match.SealedStage, match.SealedSince).ShouldBe((MatchStage.Awarded, At(6), MatchStage.Interested, At(2)));
        }
    }

    [Fact]
    public void Is_back_at_interest_when_the_offer_is_withdrawn_and_at_nothing_when_there_was_only_the_offer()
    {
        _match.OfferIs(Offer((1, OfferState.Submitted)));
        _match.SealedStage.ShouldBeNull();
        _match.OfferIs(Offer((1, OfferState.Submitted), (2, OfferState.Withdrawn)));
        _match.Stage.ShouldBeNull();
        _match.Interested(At(3));
        _match.Stage.ShouldBe(MatchStage.Interested);
    }

    [Fact]
    public void Steps_back_when_no_proposal_stands_any_more()
    {
        _match.Opened(At(1));
        _match.Proposed(At(2));
        _match.Proposed(null);
        _match.Stage.ShouldBe(MatchStage.Opened);
    }

    [Theory]
    [InlineData(OfferState.NotSelected)]
    [InlineData(OfferState.Disqualified)]
    public void Ends_with_an_offer_that_is_out(OfferState state)
    {
        _match.OfferIs(Offer((1, OfferState.Submitted), (2, OfferState.Opened), (3, state)));
        _match.Stage.ShouldBe(MatchStage.NotSelected);
    }

    [Fact]
    public void Keeps_the_reason_of_the_latest_recommendation_and_the_day_of_the_first()
    {
        _match.Recommended(0.9, "تازه", "new", At(5));
        _match.Recommended(0.1, "کهنه", "old", At(1));
        (_match.Score, _match.ReasonEn, _match.Since).ShouldBe((0.9, "new", At(1)));
    }

    [Fact]
    public void An_offer_counts_while_it_stands_and_remembers_its_first_submission()
    {
        var offer = TrackedOffer.HeardOf(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        offer.Take(4, OfferState.Submitted, At(8), At(8));
        offer.Take(2, OfferState.Withdrawn, At(3), At(4));
        (offer.Stands, offer.FirstSubmittedAt).ShouldBe((true, At(3)));
        offer.Take(5, OfferState.NeedsReconfirmation, At(8), At(9));
        offer.Stands.ShouldBeFalse();
    }

    private static DateTimeOffset At(int hours) => Start.AddHours(hours);

    private static TrackedOffer Offer(params (long Version, OfferState State)[] news)
    {
        var offer = TrackedOffer.HeardOf(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (version, state) in news) offer.Take(version, state, At(3), At(3));
        return offer;
    }
}
