using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Messaging;

namespace Marketplace.Programme.Consumers;

// What only belongs to the trail; a queue of its own each, like every event.

internal sealed class ChallengeSubmittedConsumer(Journal journal) : IConsume<ChallengeSubmitted>
{
    public Task Consume(ChallengeSubmitted message, CancellationToken ct) => journal.NoteAsync(message, ct);
}

internal sealed class ChallengeChangesRequestedConsumer(Journal journal) : IConsume<ChallengeChangesRequested>
{
    public Task Consume(ChallengeChangesRequested message, CancellationToken ct) => journal.NoteAsync(message, ct);
}

internal sealed class ChallengeRejectedConsumer(Journal journal) : IConsume<ChallengeRejected>
{
    public Task Consume(ChallengeRejected message, CancellationToken ct) => journal.NoteAsync(message, ct);
}

internal sealed class ChallengePublishedConsumer(Journal journal) : IConsume<ChallengePublished>
{
    public Task Consume(ChallengePublished message, CancellationToken ct) => journal.NoteAsync(message, ct);
}

internal sealed class ChallengeClosedConsumer(Journal journal) : IConsume<ChallengeClosed>
{
    public Task Consume(ChallengeClosed message, CancellationToken ct) => journal.NoteAsync(message, ct);
}

internal sealed class ChallengeCancelledConsumer(Journal journal) : IConsume<ChallengeCancelled>
{
    public Task Consume(ChallengeCancelled message, CancellationToken ct) => journal.NoteAsync(message, ct);
}

internal sealed class ClarificationAskedConsumer(Journal journal) : IConsume<ClarificationAsked>
{
    public Task Consume(ClarificationAsked message, CancellationToken ct) => journal.NoteAsync(message, ct);
}

internal sealed class ClarificationAnsweredConsumer(Journal journal) : IConsume<ClarificationAnswered>
{
    public Task Consume(ClarificationAnswered message, CancellationToken ct) => journal.NoteAsync(message, ct);
}

internal sealed class PanelNamedConsumer(Journal journal) : IConsume<PanelNamed>
{
    public Task Consume(PanelNamed message, CancellationToken ct) => journal.NoteAsync(message, null, ct);
}

internal sealed class ObjectionRaisedConsumer(Journal journal) : IConsume<ObjectionRaised>
{
    public Task Consume(ObjectionRaised message, CancellationToken ct) => journal.NoteAsync(message, message.CompanyId, ct);
}

internal sealed class StandstillEndedConsumer(Journal journal) : IConsume<StandstillEnded>
{
    public Task Consume(StandstillEnded message, CancellationToken ct) => journal.NoteAsync(message, message.WinnerId, ct);
}

internal sealed class MilestoneMovedConsumer(Journal journal) : IConsume<MilestoneMoved>
{
    public Task Consume(MilestoneMoved message, CancellationToken ct) => journal.NoteAsync(message, message.SolverId, ct);
}
