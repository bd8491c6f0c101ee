using System.Globalization;
using Marketplace.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Marketplace.Notifications.Mailing;

/// <summary>
/// Remembers outside the database until when e-mail was sent, so that a database restored from a backup, which has forgotten, can be told
/// from one that is only behind. The file (<c>Mail:Mark</c>; in the data folder
/// unless said otherwise) must not be restored with the databases.
/// </summary>
internal sealed class MailMark(DataFolder data, IConfiguration configuration, ILogger<MailMark> log)
{
    private readonly string _file = configuration["Mail:Mark"] is { Length: > 0 } file ? file : Path.Combine(data.Path, "mail.mark");
    private readonly Lock _one = new();

    /// <summary>The latest instant at which this installation was about to hand a message over; null when it never was.</summary>
    public DateTimeOffset? Read()
    {
        lock (_one)
        {
            if (!File.Exists(_file)) return null;
            if (DateTimeOffset.TryParse(File.ReadAllText(_file), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var mark)) return mark;
            log.LogWarning("{File} cannot be read and is written anew with the next e-mail.", _file);
            return null;
        }
    }

    /// <summary>Set before the hand-over and on disk when this returns; never goes back.</summary>
    public void Advance(DateTimeOffset now)
    {
        lock (_one)
        {
            if (Read() >= now) return;
            var half = _file + ".half";
            using (var stream = new FileStream(half, FileMode.Create, FileAccess.Write))
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes(now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
                stream.Flush(flushToDisk: true);
            }

            File.Move(half, _file, overwrite: true);
        }
    }
}
