using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;

namespace Marketplace.Platform.Mail;

/// <summary>Registers the mailer.</summary>
public static class MailParts
{
    /// <summary>
    /// Adds <see cref="IMailer"/>: SMTP when <c>Mail:Smtp:Host</c> is set (with <c>Port</c>, <c>User</c>, <c>Password</c>,
    /// <c>From</c>, <c>Security</c>), otherwise a folder of .eml files.
    /// </summary>
    /// <param name="services">The process's services.</param>
    /// <param name="configuration">The process's configuration.</param>
    /// <param name="dataFolder">Holds the folder <c>mail</c>.</param>
    /// <exception cref="InvalidOperationException">SMTP is configured without a proper sender: said at start, not at the first message.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        var smtp = configuration.GetSection("Mail:Smtp");
        if (string.IsNullOrEmpty(smtp["Host"]))
        {
            var from = new MailboxAddress("Niazgah", "no-reply@niazgah.localhost");
            return services.AddSingleton<IMailer>(provider =>
                new FolderMailer(Path.Combine(dataFolder, "mail"), from, provider.GetRequiredService<TimeProvider>()));
        }

        var settings = smtp.Get<SmtpSettings>()!;
        if (settings.From is null || !MailboxAddress.TryParse(settings.From, out _))
            throw new InvalidOperationException("Mail:Smtp:From must be the sender's address when Mail:Smtp:Host is set.");
        return services.AddSingleton<IMailer>(provider => new SmtpMailer(settings, provider.GetRequiredService<TimeProvider>()));
    }
}
