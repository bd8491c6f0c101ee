using Marketplace.Contracts.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Accounts;

/// <summary>Somebody with an account. Signs in by e-mail address; the user name is the same address.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>How the person is addressed and shown.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The language of e-mail to the person: <c>fa</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "fa";

    /// <summary>What the person does for the programme itself.</summary>
    public IReadOnlyList<ProgrammeRole> Roles { get; set; } = [];

    /// <summary>The company chosen to act for; null before any choice.</summary>
    public Guid? ActingFor { get; set; }

    /// <summary>Grows by one with each change that others are told of.</summary>
    public long Version { get; set; }

    public DateTimeOffset RegisteredAt { get; set; }

    /// <summary>When the account was erased at the person's request; name and address are gone since.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>What other services may know.</summary>
    public PersonChanged Changed(DateTimeOffset now) => new()
    {
        Id = Id,
        Version = Version,
        OccurredAt = now,
        Email = ErasedAt is null ? Email! : "",
        EmailConfirmed = EmailConfirmed,
        DisplayName = DisplayName,
        Language = Language,
        Roles = Roles,
        Erased = ErasedAt is not null,
    };
}
