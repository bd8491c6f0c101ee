using System.Net;
using System.Text;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Mailing;

/// <summary>Writes an e-mail in its reader's language, as page and as plain text.</summary>
internal sealed class MailRenderer(NotificationsDbContext db, Site site)
{
    private const int LongestSubject = 150;
    private const string LinkStyle = "color:#0b5f7a";

    /// <summary>The message; null while its reader has no address to be reached at.</summary>
    public async Task<MailMessage?> RenderAsync(Mail mail, CancellationToken ct) => mail.Kind switch
    {
        MailKind.Invitation => await InvitationAsync(mail, ct),
        _ => await NoticesAsync(mail, ct),
    };

    private async Task<MailMessage?> NoticesAsync(Mail mail, CancellationToken ct)
    {
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == mail.PersonId, ct);
        var notices = await db.Notifications.AsNoTracking().Where(n => n.MailId == mail.Id).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(ct);
        if (person?.Email is null || notices.Count == 0) return null;

        var language = person.Language;
        var subject = mail.Kind == MailKind.Digest
            ? Wording.Of(language, "mail.digest.subject", new Dictionary<string, Said> { ["count"] = Said.Number(notices.Count) })
            : TextOf(notices[0], language);
        var parts = notices.Select(n => (Text: TextOf(n, language), n.Path));
        return Compose(mail, person.Email, language, subject, parts, Wording.Of(language, "mail.open"), Wording.Of(language, "mail.choose"));
    }

    private async Task<MailMessage?> InvitationAsync(Mail mail, CancellationToken ct)
    {
        if (mail.Address is null) return null;
        // A stranger most likely reads what the inviter reads.
        var language = await db.Persons.Where(p => p.Email == mail.Address).Select(p => p.Language).FirstOrDefaultAsync(ct) ?? mail.Language ?? "fa";
        var arguments = mail.Arguments ?? new Dictionary<string, Said>();
        return Compose(
            mail, mail.Address, language, Wording.Of(language, "mail.invitation.subject", arguments),
            [(Wording.Of(language, "mail.invitation.text", arguments), mail.Path)], Wording.Of(language, "mail.invitation.open"), null);
    }

    private static string TextOf(Notification n, string language) => Wording.Of(language, "notice." + n.Words, n.Arguments);

    private MailMessage Compose(
        Mail mail, string to, string language, string subject, IEnumerable<(string Text, string? Path)> parts, string open, string? footer)
    {
        var (html, text) = (new StringBuilder(), new StringBuilder());
        foreach (var part in parts)
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(part.Text));
            text.Append(part.Text).Append('\n');
            if (part.Path is not null)
            {
                var link = site.Link(language, part.Path);
                html.Append("<br>").Append(Anchor(link, open));
                text.Append(link).Append('\n');
            }

            html.Append("</p>\n");
            text.Append('\n');
        }

        if (footer is not null)
        {
            var link = site.Link(language, "/notifications");
            html.Append("<p style=\"font-size:14px;color:#52606d\">").Append(WebUtility.HtmlEncode(footer)).Append(' ').Append(Anchor(link, link)).Append("</p>");
            text.Append(footer).Append('\n').Append(link).Append('\n');
        }

        return new MailMessage(to, Short(Wording.WithoutIsolates(subject)), html.ToString(), text.ToString(), language, mail.MessageId);
    }

    private static string Anchor(string link, string words) =>
        $"<a style=\"{LinkStyle}\" href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode(words)}</a>";

    private static string Short(string subject) => subject.Length <= LongestSubject ? subject : string.Concat(subject.AsSpan(0, LongestSubject - 1), "…");
}
