using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Consumers;

internal static class ChallengeNews
{
    public static News About(this ChallengeMoment moment, string topic, string? words = null) =>
        News.Of(moment, topic, words).With("code", Said.Words(moment.Code)).With("title", Said.Words(moment.Title)).To($"/seeker/challenges/{moment.Id}");
}

internal sealed class ChallengeSubmittedConsumer(Teller teller) : IConsume<ChallengeSubmitted>
{
    public Task Consume(ChallengeSubmitted message, CancellationToken ct) =>
        teller.TellOfficersAsync(message.About(Topics.ChallengeSubmitted).To($"/programme/review/{message.Id}", needsAction: true), ct);
}

internal sealed class ChallengeChangesRequestedConsumer(Teller teller) : IConsume<ChallengeChangesRequested>
{
    public Task Consume(ChallengeChangesRequested message, CancellationToken ct) => teller.TellCompanyAsync(
        message.SeekerId, message.About(Topics.ChangesRequested).With("reason", Said.Words(message.Message)) with { NeedsAction = true }, ct);
}

internal sealed class ChallengeRejectedConsumer(Teller teller) : IConsume<ChallengeRejected>
{
    public Task Consume(ChallengeRejected message, CancellationToken ct) => teller.TellCompanyAsync(
        message.SeekerId, message.About(Topics.ChallengeRejected).With("reason", Said.Words(message.Reason)), ct);
}

internal sealed class ChallengePublishedConsumer(Teller teller) : IConsume<ChallengePublished>
{
    public Task Consume(ChallengePublished message, CancellationToken ct) => teller.TellCompanyAsync(
        message.SeekerId, message.About(Topics.ChallengePublished).With("until", Said.Instant(message.ClosesAt)).To($"/challenges/{message.Id}"), ct);
}

internal sealed class ChallengeClosedConsumer(Teller teller) : IConsume<ChallengeClosed>
{
    public Task Consume(ChallengeClosed message, CancellationToken ct) => teller.TellCompanyAsync(message.SeekerId, message.About(Topics.ChallengeClosed), ct);
}

/// <summary>Those who put work into an offer hear of it too.</summary>
internal sealed class ChallengeCancelledConsumer(Teller teller, NotificationsDbContext db) : IConsume<ChallengeCancelled>
{
    public async Task Consume(ChallengeCancelled message, CancellationToken ct)
    {
        var news = message.About(Topics.ChallengeCancelled).With("reason", Said.Words(message.Reason)).To($"/challenges/{message.Id}");
        await teller.TellCompanyAsync(message.SeekerId, news, ct);
        foreach (var company in await db.FollowersAsync(message.Id, ct)) await teller.TellCompanyAsync(company, news, ct);
    }
}

/// <summary>The seeker learns that somebody asked, never who.</summary>
internal sealed class ClarificationAskedConsumer(Teller teller) : IConsume<ClarificationAsked>
{
    public Task Consume(ClarificationAsked message, CancellationToken ct) =>
        teller.TellCompanyAsync(message.SeekerId, message.About(Topics.ClarificationAsked).To("/seeker/questions", needsAction: true), ct);
}

internal sealed class ClarificationAnsweredConsumer(Teller teller, NotificationsDbContext db) : IConsume<ClarificationAnswered>
{
    public async Task Consume(ClarificationAnswered message, CancellationToken ct)
    {
        var news = message.About(Topics.ClarificationAnswered).To($"/challenges/{message.Id}");
        foreach (var company in await db.FollowersAsync(message.Id, ct)) await teller.TellCompanyAsync(company, news, ct);
    }
}

/// <summary>A company hears of a challenge that fits it once, however often matching finds it again.</summary>
internal sealed class MatchesFoundConsumer(Teller teller, NotificationsDbContext db) : IConsume<MatchesFound>
{
    public async Task Consume(MatchesFound message, CancellationToken ct)
    {
        var ids = message.Matches.Select(m => m.CompanyId).ToList();
        await db.Companies.Where(c => ids.Contains(c.Id)).LoadAsync(ct);
        var news = new News(News.KeyOf($"recommended {message.Id}"), Topics.ChallengeRecommended, Topics.ChallengeRecommended, message.OccurredAt)
            .With("code", Said.Words(message.ChallengeCode)).With("title", Said.Words(message.ChallengeTitle)).To($"/challenges/{message.Id}");
        foreach (var match in message.Matches)
            await teller.TellCompanyAsync(match.CompanyId, news.With("reason", new Said(match.ReasonFa, match.ReasonEn)), ct, atLeast: MemberRole.Editor);
    }
}

/// <summary>Who keeps a search hears of each challenge that answers it, as the search itself says.</summary>
internal sealed class SavedSearchMatchedConsumer(Teller teller) : IConsume<SavedSearchMatched>
{
    public Task Consume(SavedSearchMatched message, CancellationToken ct) => teller.TellPersonsAsync(
        [message.PersonId],
        new News(News.KeyOf($"search {message.Id} {message.ChallengeId}"), Topics.SearchMatched, Topics.SearchMatched, message.OccurredAt)
            .With("code", Said.Words(message.ChallengeCode)).With("title", Said.Words(message.ChallengeTitle)).With("name", Said.Words(message.Name)).To($"/challenges/{message.ChallengeId}"),
        ct, message.Email);
}
