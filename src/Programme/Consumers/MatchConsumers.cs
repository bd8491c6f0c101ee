using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Messaging;

namespace Marketplace.Programme.Consumers;

internal sealed class MatchesFoundConsumer(Journal journal) : IConsume<MatchesFound>
{
    public async Task Consume(MatchesFound message, CancellationToken ct)
    {
        foreach (var found in message.Matches)
            (await journal.MatchAsync(message.Id, found.CompanyId, ct)).Recommended(found.Score, found.ReasonFa, found.ReasonEn, message.OccurredAt);
        await journal.NoteAsync(message, message.Id, null, ct);
    }
}

internal sealed class InterestExpressedConsumer(Journal journal) : IConsume<InterestExpressed>
{
    public async Task Consume(InterestExpressed message, CancellationToken ct)
    {
        (await journal.MatchAsync(message.ChallengeId, message.CompanyId, ct)).Interested(message.OccurredAt);
        await journal.NoteAsync(message, message.CompanyId, ct);
    }
}

internal sealed class OfferSubmittedConsumer(Journal journal) : IConsume<OfferSubmitted>
{
    public async Task Consume(OfferSubmitted message, CancellationToken ct)
    {
        await journal.OfferAsync(message.Id, message.Version, message.ChallengeId, message.CompanyId, OfferState.Submitted, message.OccurredAt, message.OccurredAt, ct);
        await journal.NoteAsync(message, message.CompanyId, ct);
    }
}

internal sealed class OfferWithdrawnConsumer(Journal journal) : IConsume<OfferWithdrawn>
{
    public async Task Consume(OfferWithdrawn message, CancellationToken ct)
    {
        await journal.OfferAsync(message.Id, message.Version, message.ChallengeId, message.CompanyId, OfferState.Withdrawn, null, message.OccurredAt, ct);
        await journal.NoteAsync(message, message.CompanyId, ct);
    }
}

internal sealed class OffersOpenedConsumer(Journal journal) : IConsume<OffersOpened>
{
    public async Task Consume(OffersOpened message, CancellationToken ct)
    {
        (await journal.ChallengeAsync(message.ChallengeId, ct)).OffersOpened(message.OccurredAt);
        foreach (var offer in message.Offers) (await journal.MatchAsync(message.ChallengeId, offer.CompanyId, ct)).Opened(message.OccurredAt);
        await journal.NoteAsync(message, null, ct);
    }
}

internal sealed class AwardProposedConsumer(Journal journal) : IConsume<AwardProposed>
{
    public async Task Consume(AwardProposed message, CancellationToken ct)
    {
        await journal.AwardAsync(message.AwardId, message.ChallengeId, a => a.Proposed(message.WinnerId, message.OccurredAt), ct);
        await journal.NoteAsync(message, message.WinnerId, ct);
    }
}

internal sealed class AwardDeclinedConsumer(Journal journal) : IConsume<AwardDeclined>
{
    public async Task Consume(AwardDeclined message, CancellationToken ct)
    {
        await journal.AwardAsync(message.AwardId, message.ChallengeId, a => a.End(), ct);
        await journal.NoteAsync(message, message.WinnerId, ct);
    }
}

/// <summary>An upheld objection withdraws the award it was raised against.</summary>
internal sealed class ObjectionDecidedConsumer(Journal journal) : IConsume<ObjectionDecided>
{
    public async Task Consume(ObjectionDecided message, CancellationToken ct)
    {
        if (message.Upheld) await journal.AwardAsync(message.AwardId, message.ChallengeId, a => a.End(), ct);
        await journal.NoteAsync(message, message.CompanyId, ct);
    }
}

internal sealed class AwardConfirmedConsumer(Journal journal) : IConsume<AwardConfirmed>
{
    public async Task Consume(AwardConfirmed message, CancellationToken ct)
    {
        (await journal.ChallengeAsync(message.ChallengeId, ct)).Awarded(message.OccurredAt);
        (await journal.MatchAsync(message.ChallengeId, message.WinnerId, ct)).Awarded(message.OccurredAt);
        foreach (var other in message.OtherCompanyIds) (await journal.MatchAsync(message.ChallengeId, other, ct)).NotSelected(message.OccurredAt);
        await journal.NoteAsync(message, message.WinnerId, ct);
    }
}

internal sealed class ContestNotAwardedConsumer(Journal journal) : IConsume<ContestNotAwarded>
{
    public async Task Consume(ContestNotAwarded message, CancellationToken ct)
    {
        foreach (var company in message.CompanyIds) (await journal.MatchAsync(message.ChallengeId, company, ct)).NotSelected(message.OccurredAt);
        await journal.NoteAsync(message, null, ct);
    }
}
