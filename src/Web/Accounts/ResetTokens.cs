using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Accounts;

/// <summary>Tokens of links that set a new password: good for an hour, and for one use, since a new password changes the security stamp.</summary>
public sealed class ResetTokens(IDataProtectionProvider protection, ILogger<DataProtectorTokenProvider<Person>> log)
    : DataProtectorTokenProvider<Person>(protection, Microsoft.Extensions.Options.Options.Create(new DataProtectionTokenProviderOptions { Name = Name, TokenLifespan = Life }), log)
{
    public new const string Name = "Reset";

    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);
}
