namespace Marketplace.Web.Shell;

/// <summary>Where feeds are, for links to them.</summary>
public static class Feeds
{
    /// <summary>RSS of challenges; takes the same filters as the search.</summary>
    public const string Challenges = "/api/search/v1/challenges.rss";
}
