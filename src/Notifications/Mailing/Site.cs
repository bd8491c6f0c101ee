namespace Marketplace.Notifications.Mailing;

/// <summary>Where readers find the site: <c>Site:Address</c>.</summary>
public sealed record Site(string Address)
{
    public const string Default = "http://localhost:8080";

    /// <summary>The full address of a path of the site, in a language.</summary>
    public string Link(string language, string path) => $"{Address.TrimEnd('/')}/{language}{path}";
}
