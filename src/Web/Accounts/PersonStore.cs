using Marketplace.Platform.Access;
using Marketplace.Platform.Audit;
using Marketplace.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Marketplace.Web.Accounts;

/// <summary>
/// Keeps people. The one place where a person is saved, and so where others are told and the audit trail is written, in the same
/// transaction. Authenticator keys and recovery codes are stored encrypted.
/// </summary>
public sealed class PersonStore(WebDbContext context, AuditTrail trail, IDataProtectionProvider protection, IHttpContextAccessor http, TimeProvider clock)
    : UserOnlyStore<Person, WebDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(context)
{
    private static readonly string[] Public =
        [nameof(Person.Email), nameof(Person.EmailConfirmed), nameof(Person.DisplayName), nameof(Person.Language), nameof(Person.Roles), nameof(Person.ErasedAt)];

    private static readonly (string Property, string Action)[] Deeds =
    [
        (nameof(Person.Roles), "person.roles_changed"),
        (nameof(Person.Email), "person.address_changed"),
        (nameof(Person.EmailConfirmed), "person.address_confirmed"),
        (nameof(Person.PasswordHash), "person.password_changed"),
        (nameof(Person.TwoFactorEnabled), "person.second_factor_changed"),
        (nameof(Person.LockoutEnd), "person.locked"),
        (nameof(Person.ErasedAt), "person.erased"),
    ];

    private readonly IDataProtector _secrets = protection.CreateProtector("Niazgah.PersonSecrets");

    /// <inheritdoc />
    public override Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken = default)
    {
        user.Version = 1;
        Context.Publish(user.Changed(clock.GetUtcNow()));
        trail.Record(Context, Actor(), "person.registered", "person", user.Id);
        return base.CreateAsync(user, cancellationToken);
    }

    /// <inheritdoc />
    public override Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken = default)
    {
        var entry = Context.Entry(user);
        foreach (var (property, action) in Deeds)
            if (entry.Property(property).IsModified)
                trail.Record(Context, Actor(), action, "person", user.Id);
        if (Public.Any(p => entry.Property(p).IsModified))
        {
            user.Version++;
            Context.Publish(user.Changed(clock.GetUtcNow()));
        }

        return base.UpdateAsync(user, cancellationToken);
    }

    /// <inheritdoc />
    public override Task SetTokenAsync(Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _secrets.Protect(value), cancellationToken);

    /// <inheritdoc />
    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept ? _secrets.Unprotect(kept) : null;

    private AuditActor Actor() => http.HttpContext is { } context && Caller.Of(context.User) is { } caller
        ? new AuditActor(caller.PersonId, caller.CompanyId)
        : default;
}
