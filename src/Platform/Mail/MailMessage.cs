namespace Marketplace.Platform.Mail;

/// <summary>One e-mail to one person.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">The subject in the reader's language. Line breaks become spaces.</param>
/// <param name="Html">The body as a trusted HTML fragment, rendered by us; the mailer puts the page around it.</param>
/// <param name="Text">The same as plain text.</param>
/// <param name="Language"><c>fa</c> or <c>en</c>: direction and typeface follow it.</param>
/// <param name="MessageId">
/// Stable for the same notification, so that one sent twice is recognised as one: by the folder mailer at once, by mail servers and
/// programs through the Message-ID.
/// </param>
public sealed record MailMessage(string To, string Subject, string Html, string Text, string Language, string MessageId);

/// <summary>Sends e-mail.</summary>
public interface IMailer
{
    /// <summary>Hands a message over. Returning means it was accepted for delivery.</summary>
    /// <exception cref="MailException">It was not; <see cref="MailException.Permanent"/> says whether to try again.</exception>
    Task SendAsync(MailMessage message, CancellationToken ct = default);
}

/// <summary>A message was not accepted. Neither text nor inner exception names the recipient.</summary>
/// <param name="message">What happened.</param>
/// <param name="permanent">Trying again will not help: the address is not one, or the server refused it for good.</param>
public sealed class MailException(string message, bool permanent) : Exception(message)
{
    /// <summary>True when trying again will not help.</summary>
    public bool Permanent { get; } = permanent;
}
