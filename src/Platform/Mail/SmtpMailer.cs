using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Marketplace.Platform.Mail;

/// <summary>Where and how to send, from <c>Mail:Smtp</c>.</summary>
public sealed record SmtpSettings
{
    /// <summary>The server's name.</summary>
    public required string Host { get; init; }

    /// <summary>Its port: 587 unless said otherwise.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Log-in name. None: no log-in.</summary>
    public string? User { get; init; }

    /// <summary>Password to <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>The sender, such as <c>Niazgah &lt;no-reply@example.org&gt;</c>.</summary>
    public required string From { get; init; }

    /// <summary><c>StartTls</c> (default), <c>Tls</c> from the first byte, or <c>None</c>.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS after STARTTLS; refused when the server does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None: only for a server on the same machine or a closed network.</summary>
    None,
}

/// <summary>Sends by SMTP, a connection a message.</summary>
public sealed class SmtpMailer(SmtpSettings settings, TimeProvider clock) : IMailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly MailboxAddress _from = MailboxAddress.Parse(settings.From);

    /// <inheritdoc/>
    public async Task SendAsync(MailMessage message, CancellationToken ct = default)
    {
        using var mime = MailComposer.Compose(message, _from, clock.GetUtcNow());
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
            {
                SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
                SmtpSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, ct);
            if (settings.User is { Length: > 0 } user)
                await client.AuthenticateAsync(user, settings.Password ?? "", ct);
            await client.SendAsync(mime, ct);
        }
        catch (SmtpCommandException e)
        {
            // The server's words often repeat the address, so only its code is passed on. A full or busy server says 4xx.
            throw new MailException($"The mail server answered {(int)e.StatusCode} ({e.ErrorCode}).", permanent: (int)e.StatusCode >= 500);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or AuthenticationException
            or SslHandshakeException or NotSupportedException or TimeoutException)
        {
            throw new MailException($"The mail server could not be used ({e.GetType().Name}).", permanent: false);
        }

        // The message is accepted; an error in taking leave must not send it twice.
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            client.Dispose();
        }
    }
}
