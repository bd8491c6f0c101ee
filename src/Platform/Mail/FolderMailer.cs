using MimeKit;

namespace Marketplace.Platform.Mail;

/// <summary>Writes each message as an .eml file instead of sending it. The default when no mail server is configured.</summary>
public sealed class FolderMailer(string folder, MailboxAddress from, TimeProvider clock) : IMailer
{
    /// <summary>Where the files are, one a message id.</summary>
    public string Folder => folder;

    /// <inheritdoc/>
    public async Task SendAsync(MailMessage message, CancellationToken ct = default)
    {
        var mime = MailComposer.Compose(message, from, clock.GetUtcNow());
        var path = Path.Combine(folder, MailComposer.Digest(message.MessageId) + ".eml");
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(folder);
        var half = Path.Combine(folder, $".{Guid.CreateVersion7():N}.half");
        await mime.WriteToAsync(half, ct);
        File.Move(half, path, overwrite: true);
    }
}
