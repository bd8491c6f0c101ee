using Marketplace.Contracts;
using Marketplace.Contracts.Notifications;
using Marketplace.Web.Accounts;
using Marketplace.Web.Fields;
using Marketplace.Web.Http;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages;

/// <summary>What the reader was told, and how each topic comes by e-mail.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class NotificationsModel(INotificationsApi notifications, TimeProvider clock, IStringLocalizer<NotificationsText> texts) : PageModel
{
    /// <summary>Only what has not been read.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Unread { get; set; }

    public Page<NotificationDetails> Found { get; private set; } = null!;

    public int UnreadCount { get; private set; }

    /// <summary>E-mail choices; null while they cannot be had.</summary>
    public IReadOnlyList<TopicChoice>? Topics { get; private set; }

    /// <summary>The notices by day, latest first; what waits for the reader leads its day.</summary>
    public IEnumerable<(string Day, IReadOnlyList<NotificationDetails> Notices)> Days => Found.Items
        .GroupBy(n => LegalTime.Day(n.At))
        .Select(d => (DayName(d.Key), (IReadOnlyList<NotificationDetails>)[.. d.OrderByDescending(n => n.NeedsAction && n.ReadAt is null).ThenByDescending(n => n.At)]));

    public async Task OnGet([FromQuery(Name = ListUrl.Page)] int? number, CancellationToken ct)
    {
        var (count, topics) = (notifications.Unread(ct), notifications.Topics(ct).OrNothing());
        Found = await notifications.List(Unread, number ?? 1, ct: ct);
        (UnreadCount, Topics) = ((await count).Count, await topics);
    }

    /// <summary>Opens what a notice is about and marks it as read.</summary>
    public async Task<IActionResult> OnPostOpen(Guid id, string? path, CancellationToken ct)
    {
        await notifications.Read(id, this.FormKey(), ct);
        // The path came back from the browser: only a page of this site is gone to.
        return path is ['/', not '/', ..] && Url.IsLocalUrl(ListUrl.To(Request, path)) ? LocalRedirect(ListUrl.To(Request, path)) : Back();
    }

    public async Task<IActionResult> OnPostReadAll(CancellationToken ct)
    {
        await notifications.ReadAll(this.FormKey(), ct);
        return Back();
    }

    public async Task<IActionResult> OnPostTopics(CancellationToken ct)
    {
        // The topics are the service's; the form has a select named after each.
        var known = await notifications.Topics(ct);
        var chosen = known.Select(t => Enum.TryParse<EmailChoice>(Request.Form[$"topic.{t.Topic}"], out var choice) ? t with { Email = choice } : t);
        await notifications.ChangeTopics(new ChangeTopics([.. chosen]), ct);
        return LocalRedirect(ListUrl.To(Request, "/notifications?saved=true#email"));
    }

    /// <summary>What a topic is called; one that has no words here is shown by its code.</summary>
    public string TopicName(string topic) => texts[$"Topic.{topic}"] is { ResourceNotFound: false } known ? known : topic;

    /// <summary>The topics by what they are about, in the service's order.</summary>
    public IReadOnlyList<(string Group, IReadOnlyList<TopicChoice> Topics)> Groups =>
        [.. (Topics ?? []).GroupBy(t => GroupOf(t.Topic)).Select(g => (g.Key, (IReadOnlyList<TopicChoice>)[.. g]))];

    /// <summary>How a topic can come by e-mail.</summary>
    public IReadOnlyList<Option> Choices => Option.Of<EmailChoice>(texts, "Email");

    private static string GroupOf(string topic) => topic.Split('.')[0] switch
    {
        "company" or "challenge" or "clarification" or "interest" or "offer" or "search" => topic.Split('.')[0],
        "offers" => "offer",
        "panel" or "award" or "objection" or "standstill" or "contest" => "award",
        "milestone" or "agreement" => "agreement",
        _ => "other",
    };

    private LocalRedirectResult Back() => LocalRedirect(ListUrl.To(Request, Unread ? "/notifications?unread=true" : "/notifications"));

    private string DayName(DateOnly day) => (LegalTime.Day(clock.GetUtcNow()).DayNumber - day.DayNumber) switch
    {
        0 => texts["Today"],
        1 => texts["Yesterday"],
        _ => DateText.Full(day, Languages.Current),
    };
}
