using Marketplace.Challenges.Data;
using Marketplace.Challenges.Features;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Consumers;

/// <summary>A challenge goes where its contest has gone.</summary>
internal sealed class OffersOpenedConsumer(ChallengesDbContext db, TimeProvider clock) : IConsume<OffersOpened>
{
    public Task Consume(OffersOpened message, CancellationToken ct) => db.FollowAsync(message.ChallengeId, ChallengeState.Evaluating, null, clock, ct);
}

/// <inheritdoc cref="OffersOpenedConsumer"/>
internal sealed class AwardConfirmedConsumer(ChallengesDbContext db, TimeProvider clock) : IConsume<AwardConfirmed>
{
    public Task Consume(AwardConfirmed message, CancellationToken ct) => db.FollowAsync(message.ChallengeId, ChallengeState.Awarded, null, clock, ct);
}

/// <inheritdoc cref="OffersOpenedConsumer"/>
internal sealed class NotAwardedConsumer(ChallengesDbContext db, TimeProvider clock) : IConsume<ContestNotAwarded>
{
    public Task Consume(ContestNotAwarded message, CancellationToken ct) =>
        db.FollowAsync(message.ChallengeId, ChallengeState.NotAwarded, message.Reason.ToString(), clock, ct);
}

/// <summary>A challenge ends as its agreement ends.</summary>
internal sealed class AgreementConsumer(ChallengesDbContext db, TimeProvider clock) : IConsume<AgreementChanged>
{
    public Task Consume(AgreementChanged message, CancellationToken ct) => message.State switch
    {
        AgreementState.Completed => db.FollowAsync(message.ChallengeId, ChallengeState.Completed, null, clock, ct),
        AgreementState.Terminated => db.FollowAsync(message.ChallengeId, ChallengeState.Terminated, message.StateReason, clock, ct),
        _ => Task.CompletedTask,
    };
}

/// <summary>A challenge takes over the time its contest was given after an outage.</summary>
internal sealed class ContestExtendedConsumer(ChallengesDbContext db, TimeProvider clock) : IConsume<ContestExtended>
{
    public async Task Consume(ContestExtended message, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Challenges.SingleOrDefaultAsync(c => c.Id == message.ChallengeId, ct) is { } challenge && challenge.Extend(message.ClosesAt, now))
            db.Publish(await db.ChangedAsync(challenge, now, ct));
    }
}

internal static class Following
{
    public static async Task FollowAsync(this ChallengesDbContext db, Guid challengeId, ChallengeState state, string? reason, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Challenges.SingleOrDefaultAsync(c => c.Id == challengeId, ct) is not { } challenge) return;

        // The contest may be quicker than the job that notices closing: what the job would tell is told here.
        var closed = challenge.Close(now);
        if (!challenge.Follow(state, now, reason) && !closed) return;
        if (closed) db.Publish(ChallengeMoments.Closed(challenge, now));
        db.Publish(await db.ChangedAsync(challenge, now, ct));
    }
}
