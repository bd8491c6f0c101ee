using System.Globalization;
using System.Net;
using Marketplace.Platform.Mail;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Marketplace.Web.Accounts;

/// <summary>The letters an account needs, in the person's language. Sent at once: whoever waits for one can ask for it again.</summary>
public sealed class AccountMail(
    IMailer mailer, UserManager<Person> people, IStringLocalizer<AccountText> texts, IOptions<AccountOptions> options, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>The link that confirms the address.</summary>
    public async Task ConfirmAsync(Person person, string? returnUrl, CancellationToken ct)
    {
        var token = await people.GenerateEmailConfirmationTokenAsync(person);
        await SendAsync(person, "Mail.Confirm", Link(person, "/confirm-email", new() { ["person"] = person.Id.ToString(), ["token"] = token, ["returnUrl"] = returnUrl }), ct);
    }

    /// <summary>The link that sets a new password.</summary>
    public async Task ResetAsync(Person person, CancellationToken ct)
    {
        var token = await people.GeneratePasswordResetTokenAsync(person);
        await SendAsync(person, "Mail.Reset", Link(person, "/reset-password", new() { ["person"] = person.Id.ToString(), ["token"] = token }), ct);
    }

    /// <summary>Somebody tried to register an address that has an account.</summary>
    public Task AlreadyRegisteredAsync(Person person, CancellationToken ct) => SendAsync(person, "Mail.Already", Link(person, "/forgot-password", []), ct);

    /// <summary>The password or another key to the account was changed: news the person must not miss.</summary>
    public Task SecurityChangedAsync(Person person, CancellationToken ct) => SendAsync(person, "Mail.Security", Link(person, "/account/security", []), ct);

    private string Link(Person person, string path, Dictionary<string, string?> query)
    {
        var request = http.HttpContext?.Request;
        var site = options.Value.SiteAddress?.ToString().TrimEnd('/') ?? $"{request!.Scheme}://{request.Host}{request.PathBase}";
        return QueryHelpers.AddQueryString($"{site}/{person.Language}{path}", query.Where(q => !string.IsNullOrEmpty(q.Value)));
    }

    private async Task SendAsync(Person person, string key, string link, CancellationToken ct)
    {
        var before = CultureInfo.CurrentUICulture;
        MailMessage message;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(person.Language);
            var (subject, lead, button, end) = (texts[key + ".Subject"].Value, texts[key + ".Lead", person.DisplayName].Value, texts[key + ".Button"].Value, texts[key + ".End"].Value);
            var html = $"""
                <p>{WebUtility.HtmlEncode(lead)}</p>
                <p><a href="{WebUtility.HtmlEncode(link)}" style="display:inline-block;padding:10px 20px;border-radius:6px;background:#0b6e69;color:#fff;text-decoration:none">{WebUtility.HtmlEncode(button)}</a></p>
                <p>{WebUtility.HtmlEncode(end)}</p>
                """;
            message = new MailMessage(person.Email!, subject, html, $"{lead}\n\n{button}:\n{link}\n\n{end}\n", person.Language, $"account-{Guid.CreateVersion7(clock.GetUtcNow()):N}");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        await mailer.SendAsync(message, ct);
    }
}
