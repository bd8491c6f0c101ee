using Marketplace.Contracts.Accounts;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Jobs;
using Marketplace.Tests.Integration.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Marketplace.Tests.Integration.Notifications;

/// <summary>Persons, their mail, and the jobs at once rather than by the clock.</summary>
public static class NotificationSteps
{
    public static PersonChanged Known(this Actor actor, string language = "fa", long version = 1, bool erased = false) => new()
    {
        Id = actor.PersonId, Version = version, OccurredAt = TimeProvider.System.GetUtcNow(), Email = actor.Address(), EmailConfirmed = true,
        DisplayName = actor.Name, Language = language, Roles = actor.Programme, Erased = erased,
    };

    public static string Address(this Actor actor) => $"{actor.PersonId:N}@people.example";

    public static async Task<T> NotificationsAsync<T>(this RunningMarketplace app, Func<NotificationsDbContext, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<NotificationsDbContext>());
    }

    /// <summary>Who was told something with this path.</summary>
    public static Task<List<(Guid Person, bool NeedsAction)>> ToldOfAsync(this RunningMarketplace app, string path) => app.NotificationsAsync(async db =>
        (await db.Notifications.Where(n => n.Path == path).ToListAsync()).Select(n => (n.PersonId, n.NeedsAction)).ToList());

    public static async Task SendMailsAsync(this RunningMarketplace app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendMails>().RunAsync(CancellationToken.None);
    }

    public static async Task TellWaitingAsync(this RunningMarketplace app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TellWaiting>().RunAsync(CancellationToken.None);
    }

    public static async Task MakeDigestsAsync(this RunningMarketplace app, DateTimeOffset now)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<MakeDigests>(scope.ServiceProvider, new StoppedClock(now)).RunAsync(CancellationToken.None);
    }

    /// <summary>Every message in the mail folder for this address.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> MailOfAsync(this RunningMarketplace app, string address)
    {
        var folder = new DirectoryInfo(Path.Combine(app.Folder, "mail"));
        if (!folder.Exists) return [];
        var found = new List<MimeMessage>();
        foreach (var file in folder.GetFiles("*.eml"))
        {
            var message = await MimeMessage.LoadAsync(file.FullName);
            if (message.To.Mailboxes.Single().Address == address) found.Add(message);
        }

        return found;
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
