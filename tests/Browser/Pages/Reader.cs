namespace Marketplace.Tests.Browser.Pages;

/// <summary>Somebody who looks through the site.</summary>
/// <param name="Name">The part in the demo; null for nobody in particular.</param>
/// <param name="Begins">Where to begin beside the menu: pages no link leads to.</param>
/// <param name="Leaves">What others look at already, as first parts of paths.</param>
internal sealed record Reader(string? Name, IReadOnlyList<string> Begins, IReadOnlyList<string> Leaves)
{
    private static readonly string[] Public = ["accessibility", "clear-brief", "how-it-works", "sealed", "open-data", "results", "companies"];

    public static IReadOnlyList<Reader> All { get; } =
    [
        new(null, ["", "/challenges?q=غبار", "/companies?q=پارک", "/register", "/sign-in", "/forgot-password", "/check-mail", "/invitations/unknown",
            $"/confirm-email?person={Guid.Empty}&token=unknown", $"/reset-password?person={Guid.Empty}&token=unknown"], []),
        new("seeker", ["/me", "/seeker/interests", "/company", "/account", "/company/new", "/sign-out", "/account/api-clients", "/account/data", "/account/security", "/account/authenticator", "/account/companies"], Public),
        new("solver", ["/challenges?state=Published", "/me", "/saved-searches", "/notifications"], [.. Public, "account", "company"]),
        new("park", ["/recommended"], [.. Public, "account", "company", "challenges"]),
        new("evaluator", ["/offers"], [.. Public, "account", "company", "challenges"]),
        new("officer", ["/programme/board", "/programme/objections"], [.. Public, "account"]),
        new("council", ["/me", "/programme/board"], [.. Public, "account", "challenges"]),
        new("administrator", ["/me", "/admin/people"], [.. Public, "account", "challenges"]),
    ];

    public string Email => $"{Name}@demo.example";

    public static string Password => "niazgah-demo-1405";
}
