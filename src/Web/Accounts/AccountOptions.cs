namespace Marketplace.Web.Accounts;

/// <summary>Settings under <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>
    /// Officers and administrators have their roles only in a session that began with a passkey or a one-time code. On unless set
    /// otherwise; off in Development, so that the demo can be looked at.
    /// </summary>
    public bool DemandSecondFactor { get; set; } = true;

    /// <summary>Where people reach the site, for links in e-mail: <c>Site:Address</c>, else in Development the address asked, else the issuer's name.</summary>
    public Uri? SiteAddress { get; set; }
}
