using System.Net;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace Marketplace.Platform.Mail;

/// <summary>Turns a message into MIME: HTML page and plain text, in the reader's direction.</summary>
internal static class MailComposer
{
    public static MimeMessage Compose(MailMessage message, MailboxAddress from, DateTimeOffset now)
    {
        // A line break would let a subject write headers of its own.
        var subject = string.Concat(message.Subject.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        var mime = new MimeMessage { Subject = subject, Date = now, MessageId = $"{Digest(message.MessageId)}@{from.Domain}" };
        mime.From.Add(from);
        mime.To.Add(Recipient(message.To));
        mime.Headers.Add(HeaderId.ContentLanguage, message.Language);
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        mime.Body = new BodyBuilder { TextBody = message.Text, HtmlBody = Page(message.Language, subject, message.Html) }.ToMessageBody();
        return mime;
    }

    /// <summary>A short name of the message that is safe in headers and file names.</summary>
    public static string Digest(string messageId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..32];

    private static MailboxAddress Recipient(string address) =>
        address.Length <= 254 && MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address.Trim()
            && address.IndexOf('@', StringComparison.Ordinal) > 0
            ? mailbox
            : throw new MailException("The recipient's address is not an address.", permanent: true);

    private static string Page(string language, string title, string fragment)
    {
        var (direction, start) = language == "fa" ? ("rtl", "right") : ("ltr", "left");
        return $"""
            <!doctype html>
            <html lang="{WebUtility.HtmlEncode(language)}" dir="{direction}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{WebUtility.HtmlEncode(title)}</title>
            </head>
            <body style="margin:0;padding:0;background:#f4f5f7">
            <div dir="{direction}" style="box-sizing:border-box;max-width:600px;margin:0 auto;padding:24px;background:#fff;color:#1f2933;font:16px/1.9 Vazirmatn,Tahoma,'Segoe UI',sans-serif;text-align:{start}">
            {fragment}
            </div>
            </body>
            </html>
            """;
    }
}
