using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications;

/// <summary>
/// Finds the persons news are for and writes each a notification, and an e-mail where that is chosen. Who was told of the event already is
/// left out: first told, in the order the consumer tells, is how somebody with several parts hears of it. Does not save.
/// </summary>
internal sealed class Teller(NotificationsDbContext db, TimeProvider clock)
{
    public async Task TellOfficersAsync(News news, CancellationToken ct)
    {
        if (!await TryOfficersAsync(news, ct)) db.WaitingNews.Add(WaitingNews.For(null, MemberRole.Viewer, news, clock.GetUtcNow()));
    }

    /// <param name="atLeast">Members in a lesser role are not told. Only editors and owners can act, so only they are asked to.</param>
    public async Task TellCompanyAsync(Guid companyId, News news, CancellationToken ct, MemberRole atLeast = MemberRole.Viewer)
    {
        if (!await TryCompanyAsync(companyId, news, atLeast, ct)) db.WaitingNews.Add(WaitingNews.For(companyId, atLeast, news, clock.GetUtcNow()));
    }

    /// <param name="email">How it is sent where that was chosen for this very thing; the topic's choice when null.</param>
    public Task TellPersonsAsync(IEnumerable<Guid> persons, News news, CancellationToken ct, EmailChoice? email = null) =>
        TellAsync(persons.Select(p => (p, news.NeedsAction)), news, ct, email);

    /// <returns>False while something needed is not known.</returns>
    public Task<bool> TryAsync(WaitingNews waiting, CancellationToken ct) =>
        waiting.CompanyId is { } company ? TryCompanyAsync(company, waiting.News, waiting.AtLeast, ct) : TryOfficersAsync(waiting.News, ct);

    private async Task<bool> TryOfficersAsync(News unsaid, CancellationToken ct)
    {
        if (await SaidAsync(unsaid, ct) is not { } news) return false;
        var officers = await db.Persons.Where(p => p.IsOfficer).Select(p => p.Id).ToListAsync(ct);
        await TellPersonsAsync(officers, news, ct);
        return officers.Count > 0;
    }

    private async Task<bool> TryCompanyAsync(Guid companyId, News unsaid, MemberRole atLeast, CancellationToken ct)
    {
        if (await SaidAsync(unsaid, ct) is not { } news) return false;
        if (await db.Companies.FindAsync([companyId], ct) is not { } company) return false;
        var members = company.Members.Where(m => m.Role >= atLeast).Select(m => (m.PersonId, news.NeedsAction && m.Role >= MemberRole.Editor));
        await TellAsync(members, news.With("own", company.Name), ct);
        return true;
    }

    private async Task<News?> SaidAsync(News news, CancellationToken ct) => news.ChallengeId is not { } id
        ? news
        : await db.Challenges.FindAsync([id], ct) is { } challenge ? news.With("code", Said.Words(challenge.Code)).With("title", Said.Words(challenge.Title)) : null;

    private async Task TellAsync(IEnumerable<(Guid Person, bool NeedsAction)> persons, News news, CancellationToken ct, EmailChoice? asked = null)
    {
        var now = clock.GetUtcNow();
        var wanted = persons.DistinctBy(p => p.Person).ToDictionary(p => p.Person, p => p.NeedsAction);
        var ids = wanted.Keys.ToList();
        var told = await db.Notifications.Where(n => n.EventKey == news.Key && ids.Contains(n.PersonId)).Select(n => n.PersonId).ToListAsync(ct);
        var erased = await db.Persons.Where(p => p.Erased && ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        var chosen = await db.Preferences.Where(p => p.Topic == news.Topic && ids.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, p => p.Email, ct);
        var just = db.Notifications.Local.Where(n => n.EventKey == news.Key).Select(n => n.PersonId);
        foreach (var person in ids.Except(told).Except(erased).Except(just).ToList())
        {
            var email = asked ?? (chosen.TryGetValue(person, out var choice) ? choice : Topics.All[news.Topic]);
            var notification = db.Notifications.Add(Notification.Of(news, person, wanted[person], email, now)).Entity;
            if (email == EmailChoice.Immediately) notification.SendIn(db.Mails.Add(Mail.Notice(notification, now)).Entity);
        }
    }
}
