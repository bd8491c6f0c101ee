using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Time;
using Marketplace.Programme.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Programme;

public sealed class TrackedChallengeTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TrackedChallenge _challenge = TrackedChallenge.HeardOf(Guid.CreateVersion7());

    [Fact]
    public void Takes_newer_state_only_and_knows_since_when_it_holds()
    {
        _challenge.Take(News(3, ChallengeState.Published, at: 9));
        (_challenge.State, _challenge.StateSince).ShouldBe((ChallengeState.Published, At(5)));
        _challenge.Take(News(2, ChallengeState.InReview, at: 2));
        _challenge.Take(News(4, ChallengeState.Published, at: 20));
        (_challenge.State, _challenge.StateSince).ShouldBe((ChallengeState.Published, At(5)));
        _challenge.Take(News(6, ChallengeState.Evaluating, at: 40));
        _challenge.Take(News(5, ChallengeState.Evaluating, at: 30));
        (_challenge.Version, _challenge.StateSince).ShouldBe((6, At(30)));
    }

    [Fact]
    public void Begins_a_review_anew_when_sent_again()
    {
        _challenge.Take(News(1, ChallengeState.InReview, at: 1) with { SubmittedAt = At(1) });
        _challenge.Take(News(3, ChallengeState.InReview, at: 50) with { SubmittedAt = At(50) });
        _challenge.StateSince.ShouldBe(At(50));
    }

    [Fact]
    public void Opens_at_its_closing_time_and_never_when_cancelled_before()
    {
        _challenge.OpensAt.ShouldBeNull();
        _challenge.Take(News(1, ChallengeState.Published, at: 5));
        _challenge.OpensAt.ShouldBe(At(100));
        _challenge.Take(News(2, ChallengeState.Cancelled, at: 6));
        _challenge.OpensAt.ShouldBeNull();
        _challenge.OffersOpened(At(101));
        _challenge.OpensAt.ShouldBe(At(100));
    }

    [Fact]
    public void Measures_from_publication_whatever_is_heard_first()
    {
        _challenge.OfferHandedIn(At(15));
        _challenge.OfferHandedIn(At(11));
        _challenge.Awarded(At(5 + 48));
        (_challenge.HoursToFirstOffer, _challenge.DaysToAward).ShouldBe((null, null));
        _challenge.Take(News(1, ChallengeState.Awarded, at: 54));
        (_challenge.HoursToFirstOffer, _challenge.DaysToAward).ShouldBe((6, 2));
    }

    [Fact]
    public void Is_stalled_once_more_working_days_than_the_limit_have_passed()
    {
        var (time, limits) = (new LegalTime(LegalHolidays.BuiltIn), new BoardLimits());
        for (var hour = 0; hour < 24 * 40; hour += 5)
        {
            var now = At(24 * 40);
            var since = now.AddHours(-hour);
            foreach (var state in Enum.GetValues<ChallengeState>())
                (since < limits.Cutoff(state, now, time)).ShouldBe(limits.WorkingDays(state) is { } limit && time.WorkingDaysBetween(since, now) > limit, $"{state} {hour} h");
        }
    }

    private static DateTimeOffset At(int hours) => Start.AddHours(hours);

    private ChallengeChanged News(long version, ChallengeState state, int at) => new()
    {
        Id = _challenge.Id, Version = version, OccurredAt = At(at), Code = "CH-1405-0001", State = state, SeekerId = Guid.CreateVersion7(), SeekerNameFa = "نمونه",
        Title = "کاهش ضایعات", PublishedAt = At(5), ClosesAt = At(100),
    };
}
