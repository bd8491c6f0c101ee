using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Domain;
using Shouldly;
using static Marketplace.Tests.Unit.Offers.Given;

namespace Marketplace.Tests.Unit.Offers;

public sealed class OfferTests
{
    private static readonly Contest Asked = Contest();

    private static readonly Dictionary<string, Action<Offer>> Steps = new()
    {
        ["change"] = o => o.Change(Guid.CreateVersion7(), Now),
        ["submit"] = o => o.Submit(Asked, Now),
        ["withdraw"] = o => o.Withdraw(Asked, Now),
        ["reconfirm"] = o => o.RequireReconfirmation(Now),
        ["evaluate"] = o => o.Evaluate(Asked.Criteria, Scores(80, 50), After),
        ["disqualify"] = o => o.Disqualify("Incomplete.", After),
        ["place"] = o => o.Place(1, "Best.", After),
        ["reinstate"] = o => o.Reinstate(After),
        ["select"] = o => o.Select(After),
        ["pass"] = o => o.Pass(null, After),
    };

    private static readonly Dictionary<OfferState, Func<Offer>> Ways = new()
    {
        [OfferState.Draft] = Written,
        [OfferState.Submitted] = () => Submitted(Asked),
        [OfferState.Withdrawn] = () => After_(Submitted(Asked), o => o.Withdraw(Asked, Now)),
        [OfferState.NeedsReconfirmation] = () => After_(Submitted(Asked), o => o.RequireReconfirmation(Now)),
        [OfferState.Opened] = () => Opened(Asked),
        [OfferState.Lapsed] = () => After_(Written(), o => o.Close(Asked, 1, After)),
        [OfferState.Disqualified] = () => After_(Opened(Asked), o => o.Disqualify("Incomplete.", After)),
        [OfferState.Evaluated] = () => Evaluated(Asked),
        [OfferState.Selected] = () => After_(Evaluated(Asked), o => o.Select(After)),
        [OfferState.NotSelected] = () => After_(Evaluated(Asked), o => o.Pass(null, After)),
    };

    private static readonly Dictionary<(OfferState, string), OfferState> Allowed = new()
    {
        [(OfferState.Draft, "change")] = OfferState.Draft,
        [(OfferState.Draft, "submit")] = OfferState.Submitted,
        [(OfferState.Submitted, "change")] = OfferState.Submitted,
        [(OfferState.Submitted, "submit")] = OfferState.Submitted,
        [(OfferState.Submitted, "withdraw")] = OfferState.Withdrawn,
        [(OfferState.Submitted, "reconfirm")] = OfferState.NeedsReconfirmation,
        [(OfferState.Withdrawn, "change")] = OfferState.Withdrawn,
        [(OfferState.Withdrawn, "submit")] = OfferState.Submitted,
        [(OfferState.NeedsReconfirmation, "change")] = OfferState.NeedsReconfirmation,
        [(OfferState.NeedsReconfirmation, "submit")] = OfferState.Submitted,
        [(OfferState.NeedsReconfirmation, "withdraw")] = OfferState.Withdrawn,
        [(OfferState.Opened, "evaluate")] = OfferState.Evaluated,
        [(OfferState.Opened, "disqualify")] = OfferState.Disqualified,
        [(OfferState.Opened, "pass")] = OfferState.NotSelected,
        [(OfferState.Evaluated, "evaluate")] = OfferState.Evaluated,
        [(OfferState.Evaluated, "disqualify")] = OfferState.Disqualified,
        [(OfferState.Evaluated, "place")] = OfferState.Evaluated,
        [(OfferState.Evaluated, "select")] = OfferState.Selected,
        [(OfferState.Evaluated, "pass")] = OfferState.NotSelected,
        [(OfferState.Disqualified, "reinstate")] = OfferState.Opened,
    };

    public static TheoryData<OfferState, string> EveryStepInEveryState =>
        new(Enum.GetValues<OfferState>().SelectMany(state => Steps.Keys.Select(step => (state, step))));

    public static TheoryData<OfferState> EveryState => new(Enum.GetValues<OfferState>());

    [Theory, MemberData(nameof(EveryStepInEveryState))]
    public void A_step_leads_where_it_may_and_nowhere_else(OfferState from, string step)
    {
        var offer = Ways[from]();
        offer.State.ShouldBe(from);
        var version = offer.Version;

        if (Allowed.TryGetValue((from, step), out var to))
        {
            Steps[step](offer);
            (offer.State, offer.Version).ShouldBe((to, version + 1));
        }
        else
        {
            Should.Throw<RuleException>(() => Steps[step](offer)).Code.ShouldStartWith("offer.");
            (offer.State, offer.Version).ShouldBe((from, version));
        }
    }

    [Theory, MemberData(nameof(EveryState))]
    public void At_closing_what_was_handed_in_opens_what_was_not_finished_lapses_and_the_rest_stays(OfferState from)
    {
        var offer = Ways[from]();

        var opened = offer.Close(Asked, 7, After);

        opened.ShouldBe(from == OfferState.Submitted);
        offer.State.ShouldBe(from switch
        {
            OfferState.Submitted => OfferState.Opened,
            OfferState.Draft or OfferState.NeedsReconfirmation => OfferState.Lapsed,
            _ => from,
        });
        if (opened) offer.Label.ShouldBe(7);
    }

    [Fact]
    public void Handing_in_ends_at_the_very_instant_of_closing()
    {
        Submitted(Asked, Closing.AddTicks(-10)).State.ShouldBe(OfferState.Submitted);
        var late = Written();

        Should.Throw<RuleException>(() => late.Submit(Asked, Closing)).Code.ShouldBe("contest.closed");
        late.State.ShouldBe(OfferState.Draft);
    }

    [Fact]
    public void A_receipt_counts_how_often_the_offer_was_handed_in()
    {
        var offer = Submitted(Asked);
        offer.ReceiptNumber.ShouldBe("OF-1405-0001-1");

        offer.Change(Guid.CreateVersion7(), Now);
        offer.Submit(Asked, Now.AddMinutes(1));

        (offer.ReceiptNumber, offer.SubmittedAt).ShouldBe(("OF-1405-0001-2", Now.AddMinutes(1)));
    }

    [Fact]
    public void A_change_leaves_what_was_handed_in_until_it_is_handed_in_anew()
    {
        var offer = Submitted(Asked);
        var (first, second, third) = (offer.SubmittedId, Guid.CreateVersion7(), Guid.CreateVersion7());

        offer.Change(second, Now).ShouldBeNull();
        offer.Change(third, Now).ShouldBe(second);
        (offer.Unsubmitted, offer.SubmittedId, offer.WorkingId).ShouldBe((true, first, third));
        offer.Close(Asked, 1, After).ShouldBeTrue();
        offer.SubmittedId.ShouldBe(first);

        var other = Submitted(Asked);
        var before = other.SubmittedId;
        other.Change(third, Now);
        other.Submit(Asked, Now).ShouldBe(before);
        (other.Unsubmitted, other.SubmittedId).ShouldBe((false, third));
    }

    [Fact]
    public void An_empty_offer_cannot_be_handed_in() => Should.Throw<RuleException>(() => Draft(Asked).Submit(Asked, Now)).Code.ShouldBe("offer.empty");

    [Fact]
    public void An_offer_for_what_is_no_longer_asked_does_not_open_even_if_nobody_told_it()
    {
        var told = Challenge();
        var contest = Contest(told);
        var offer = Submitted(contest);
        contest.Learn(told with { Version = 6, PublicVersion = 2, Criteria = [Fit with { Weight = 100 }] }).ShouldBeTrue();

        offer.IsOutdated(contest).ShouldBeTrue();
        offer.Close(contest, 1, After).ShouldBeFalse();
        offer.State.ShouldBe(OfferState.Lapsed);
    }

    [Fact]
    public void An_award_leaves_out_who_misses_a_minimum_and_its_fall_brings_them_back()
    {
        var offer = Evaluated(Asked, fit: 40);

        offer.Place(null, "Does not fit.", After);
        (offer.State, offer.StateReason, offer.DisqualifiedByMinimum).ShouldBe((OfferState.Disqualified, "Does not fit.", true));
        offer.Reinstate(After);

        (offer.State, offer.StateReason, offer.DisqualifiedByMinimum).ShouldBe((OfferState.Evaluated, null, false));
    }

    private static Offer Written() => After_(Draft(Asked), o => o.Change(Guid.CreateVersion7(), Now));

    private static Offer After_(Offer offer, Action<Offer> step)
    {
        step(offer);
        return offer;
    }
}
