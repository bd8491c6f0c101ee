namespace Marketplace.Web.Shell;

/// <summary>Where people get help, as the footer and the error page say it.</summary>
public static class Help
{
    /// <summary>Telephone, as written.</summary>
    public const string Phone = "021 0000 0000";

    /// <summary>Telephone, as dialled.</summary>
    public const string PhoneLink = "tel:+982100000000";

    /// <summary>E-mail address.</summary>
    public const string Mail = "help@niazgah.example";
}
