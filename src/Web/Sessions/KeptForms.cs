using System.Text.Json;
using Marketplace.Web.Data;
using Marketplace.Web.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ClaimNames = Marketplace.Platform.Access.Claim;

namespace Marketplace.Web.Sessions;

/// <summary>A form that came when its session was over, kept until the person has signed in again.</summary>
public sealed class KeptForm
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public string Path { get; set; } = "";

    /// <summary>Names and values as JSON, encrypted.</summary>
    public string Values { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Keeps what was typed over the end of a session. Files, passwords and codes are left out.</summary>
public sealed class KeptForms(WebDbContext db, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Query key of the kept form's id.</summary>
    public const string Key = "kept";

    private const int MostCharacters = 200_000;
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);
    private static readonly string[] Secret = ["__RequestVerificationToken", "Password", "Token", "Input.Code", "credential"];
    private readonly IDataProtector _protector = protection.CreateProtector("Niazgah.KeptForms");

    /// <summary>Keeps the form of a request that was refused for want of a session; only of somebody who had one.</summary>
    /// <returns>The id to come back with; null when there is nothing to keep.</returns>
    public async Task<Guid?> KeepAsync(RedirectContext<CookieAuthenticationOptions> refused)
    {
        var request = refused.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || CulturePrefix.LanguageOf(request.Path) is null || Person(refused) is not { } person) return null;
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var values = form.Where(f => !Secret.Any(s => f.Key.EndsWith(s, StringComparison.OrdinalIgnoreCase))).ToDictionary(f => f.Key, f => f.Value.ToArray());
        if (values.Count == 0 || values.Sum(v => v.Key.Length + v.Value.Sum(t => t?.Length ?? 0)) > MostCharacters) return null;
        var now = clock.GetUtcNow();
        var kept = new KeptForm { Id = Guid.CreateVersion7(now), PersonId = person, Path = request.Path.Value!, Values = _protector.Protect(JsonSerializer.Serialize(values)), CreatedAt = now };
        db.KeptForms.Add(kept);
        await db.SaveChangesAsync(request.HttpContext.RequestAborted);
        return kept.Id;
    }

    /// <summary>What this person had typed on this page; null when nothing is kept. It stays until its time is over, in case the answer is lost.</summary>
    public async Task<IReadOnlyDictionary<string, string?[]>?> FindAsync(Guid id, Guid personId, PathString page, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Life;
        var kept = await db.KeptForms.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id && k.PersonId == personId && k.CreatedAt > since, ct);
        return kept is not null && page.Equals(kept.Path, StringComparison.OrdinalIgnoreCase) ? JsonSerializer.Deserialize<Dictionary<string, string?[]>>(_protector.Unprotect(kept.Values)) : null;
    }

    /// <summary>Deletes what nobody came back for.</summary>
    public async Task ForgetAsync()
    {
        var before = clock.GetUtcNow() - Life;
        await db.KeptForms.Where(k => k.CreatedAt < before).ExecuteDeleteAsync();
    }

    // The cookie of a session that is over can still be read, which is all that is asked of it here.
    private static Guid? Person(RedirectContext<CookieAuthenticationOptions> refused)
    {
        var cookie = refused.Options.CookieManager.GetRequestCookie(refused.HttpContext, refused.Options.Cookie.Name!);
        AuthenticationTicket? ticket = cookie is null ? null : refused.Options.TicketDataFormat.Unprotect(cookie);
        return Guid.TryParse(ticket?.Principal.FindFirst(ClaimNames.Subject)?.Value, out var person) ? person : null;
    }
}
