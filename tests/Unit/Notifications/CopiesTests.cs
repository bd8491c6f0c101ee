using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Offers;
using Marketplace.Notifications.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Notifications;

public sealed class CopiesTests
{
    [Fact]
    public void A_person_is_known_at_the_newest_and_stays_erased()
    {
        var person = Person.HeardOf(Guid.CreateVersion7());
        person.Take(News(2, "new@example.com"));
        person.Take(News(1, "old@example.com"));
        (person.Email, person.IsOfficer).ShouldBe(("new@example.com", true));
        person.Take(News(3, "unconfirmed@example.com") with { EmailConfirmed = false });
        person.Email.ShouldBeNull();
        person.Take(News(4, "new@example.com") with { Erased = true });
        person.Take(News(5, "again@example.com"));
        (person.Email, person.IsOfficer, person.Erased).ShouldBe((null, false, true));

        var late = Person.HeardOf(Guid.CreateVersion7());
        late.Take(News(5, "again@example.com"));
        late.Take(News(4, "new@example.com") with { Erased = true });
        (late.Email, late.IsOfficer, late.Erased).ShouldBe((null, false, true));
    }

    [Fact]
    public void A_contestant_follows_while_interested_or_with_an_offer_that_counts()
    {
        var contestant = Contestant.Of(Guid.CreateVersion7(), Guid.CreateVersion7());
        contestant.Follows.ShouldBeFalse();
        contestant.OfferIs(OfferState.Withdrawn, 3);
        contestant.OfferIs(OfferState.Submitted, 2);
        contestant.Follows.ShouldBeFalse();
        contestant.OfferIs(OfferState.Submitted, 4);
        contestant.Follows.ShouldBeTrue();
        contestant.OfferIs(OfferState.Withdrawn, 5);
        contestant.ShowsInterest();
        contestant.Follows.ShouldBeTrue();
    }

    [Fact]
    public void The_same_event_has_the_same_key_and_another_of_the_same_version_has_not()
    {
        var interest = new InterestExpressed
        {
            Id = Guid.CreateVersion7(), Version = 1, OccurredAt = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), ChallengeId = Guid.CreateVersion7(),
            ChallengeCode = "CH-1405-0001", ChallengeTitle = "کاهش ضایعات", SeekerId = Guid.CreateVersion7(), CompanyId = Guid.CreateVersion7(),
        };
        News(interest).ShouldBe(News(interest with { }));
        News(interest).ShouldNotBe(News(interest with { CompanyId = Guid.CreateVersion7() }));

        static Guid News(InterestExpressed e) => Marketplace.Notifications.Domain.News.Of(e, Topics.InterestExpressed).Key;
    }

    private static PersonChanged News(long version, string email) => new()
    {
        Id = Guid.CreateVersion7(), Version = version, OccurredAt = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), Email = email, EmailConfirmed = true,
        DisplayName = "Sara", Language = "fa", Roles = [ProgrammeRole.Officer],
    };
}
