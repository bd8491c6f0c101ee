namespace Marketplace.Web.Sessions;

/// <summary>Claims a session has beside those of an access token; they stay on this side.</summary>
public static class SessionClaim
{
    /// <summary>A programme role the person holds, granted or not.</summary>
    public const string Appointed = "appointed";

    /// <summary>A programme role that waits for a second factor.</summary>
    public const string Withheld = "withheld";

    public const string CompanyNameFa = "company_fa";

    public const string CompanyNameEn = "company_en";

    /// <summary>The company asks for solutions, or may once it is verified.</summary>
    public const string Seeks = "seeks";

    /// <summary>The company offers solutions, or may once it is verified.</summary>
    public const string Solves = "solves";

    /// <summary>The person belongs to more companies than the one acted for.</summary>
    public const string HasOtherCompanies = "has_other_companies";

    /// <summary>Companies did not answer when the session was last read anew.</summary>
    public const string CompanyUnknown = "company_unknown";
}
