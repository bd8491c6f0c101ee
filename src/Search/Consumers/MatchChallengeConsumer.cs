using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Messaging;
using Marketplace.Search.Matching;

namespace Marketplace.Search.Consumers;

/// <summary>A challenge that is open finds its companies.</summary>
internal sealed class MatchChallengeConsumer(MatchBook book) : IConsume<ChallengeChanged>
{
    public Task Consume(ChallengeChanged message, CancellationToken ct) => book.ChallengeAsync(message, ct);
}
