using System.Security.Cryptography;
using System.Text;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Messaging;
using Marketplace.Programme.Data;
using Marketplace.Programme.Domain;

namespace Marketplace.Programme.Consumers;

internal sealed class ChallengeChangedConsumer(Journal journal) : IConsume<ChallengeChanged>
{
    public async Task Consume(ChallengeChanged message, CancellationToken ct) => (await journal.ChallengeAsync(message.Id, ct)).Take(message);
}

internal sealed class CompanyChangedConsumer(ProgrammeDbContext db) : IConsume<CompanyChanged>
{
    public async Task Consume(CompanyChanged message, CancellationToken ct) =>
        (await db.Companies.FindAsync([message.Id], ct) ?? db.Companies.Add(TrackedCompany.HeardOf(message.Id)).Entity).Take(message);
}

internal sealed class OfferChangedConsumer(Journal journal) : IConsume<OfferChanged>
{
    public Task Consume(OfferChanged message, CancellationToken ct) =>
        journal.OfferAsync(message.Id, message.Version, message.ChallengeId, message.CompanyId, message.State, message.SubmittedAt, message.OccurredAt, ct);
}

/// <summary>Besides the copy: a completed agreement delivers the match, and its end belongs to the challenge's trail, which no moment tells.</summary>
internal sealed class AgreementChangedConsumer(ProgrammeDbContext db, Journal journal) : IConsume<AgreementChanged>
{
    private static readonly string Kind = EventTypes.NameOf(typeof(AgreementChanged));

    public async Task Consume(AgreementChanged message, CancellationToken ct)
    {
        (await db.Agreements.FindAsync([message.Id], ct) ?? db.Agreements.Add(TrackedAgreement.HeardOf(message.Id)).Entity).Take(message);
        if (message.State == AgreementState.Completed) (await journal.MatchAsync(message.ChallengeId, message.SolverId, ct)).Delivered(message.OccurredAt);
        if (message.State == AgreementState.Active) return;

        // A state is told again with each change and each republishing; only its beginning is news.
        var key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind} {message.Id} {message.State}")).AsSpan(0, 16));
        await journal.NoteAsync(key, Kind, message.ChallengeId, message.SolverId, message.OccurredAt, ct);
    }
}
