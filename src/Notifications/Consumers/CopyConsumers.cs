using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Consumers;

/// <summary>An erased person is forgotten with everything that was told or was to be sent.</summary>
internal sealed class PersonChangedConsumer(NotificationsDbContext db) : IConsume<PersonChanged>
{
    public async Task Consume(PersonChanged message, CancellationToken ct)
    {
        (await db.Persons.FindAsync([message.Id], ct) ?? db.Persons.Add(Person.HeardOf(message.Id)).Entity).Take(message);
        if (!message.Erased) return;
        await db.Notifications.Where(n => n.PersonId == message.Id).ExecuteDeleteAsync(ct);
        await db.Mails.Where(m => m.PersonId == message.Id).ExecuteDeleteAsync(ct);
        await db.Preferences.Where(p => p.PersonId == message.Id).ExecuteDeleteAsync(ct);
    }
}

internal sealed class CompanyChangedConsumer(NotificationsDbContext db) : IConsume<CompanyChanged>
{
    public async Task Consume(CompanyChanged message, CancellationToken ct) =>
        (await db.Companies.FindAsync([message.Id], ct) ?? db.Companies.Add(KnownCompany.HeardOf(message.Id)).Entity).Take(message);
}

internal sealed class ChallengeChangedConsumer(NotificationsDbContext db) : IConsume<ChallengeChanged>
{
    public async Task Consume(ChallengeChanged message, CancellationToken ct) =>
        (await db.Challenges.FindAsync([message.Id], ct) ?? db.Challenges.Add(KnownChallenge.HeardOf(message.Id)).Entity).Take(message);
}

internal sealed class OfferChangedConsumer(NotificationsDbContext db) : IConsume<OfferChanged>
{
    public async Task Consume(OfferChanged message, CancellationToken ct) =>
        (await db.ContestantAsync(message.ChallengeId, message.CompanyId, ct)).OfferIs(message.State, message.Version);
}

internal static class Contestants
{
    public static async Task<Contestant> ContestantAsync(this NotificationsDbContext db, Guid challengeId, Guid companyId, CancellationToken ct) =>
        await db.Contestants.FindAsync([challengeId, companyId], ct) ?? db.Contestants.Add(Contestant.Of(challengeId, companyId)).Entity;

    /// <summary>Companies with a part in the challenge.</summary>
    public static Task<List<Guid>> FollowersAsync(this NotificationsDbContext db, Guid challengeId, CancellationToken ct) =>
        db.Contestants.Where(c => c.ChallengeId == challengeId && c.Follows).Select(c => c.CompanyId).ToListAsync(ct);

    public static async Task<Said> NameOfAsync(this NotificationsDbContext db, Guid companyId, CancellationToken ct) =>
        (await db.Companies.FindAsync([companyId], ct))?.Name ?? Wording.Both("said.company");
}
