namespace Marketplace.Web.Shell;

/// <summary>A link of the main menu.</summary>
/// <param name="Key">Its words' key in ShellText.</param>
/// <param name="Path">Where it leads, without the language.</param>
public sealed record NavigationLink(string Key, string Path);

/// <summary>The main menu, by who is looking.</summary>
public static class Navigation
{
    private static readonly NavigationLink Home = new("Nav.Me", "/me");
    private static readonly NavigationLink Agreements = new("Nav.Agreements", "/agreements");
    private static readonly NavigationLink Evaluation = new("Nav.Evaluation", "/evaluation");
    private static readonly NavigationLink Challenges = new("Nav.Challenges", "/challenges");

    private static readonly NavigationLink[] Anonymous =
    [
        Challenges, new("Nav.Companies", "/companies"), new("Nav.HowItWorks", "/how-it-works"), new("Nav.Results", "/results"),
        new("Nav.OpenData", "/open-data"),
    ];

    private static readonly Dictionary<ShellRole, NavigationLink[]> Signed = new()
    {
        [ShellRole.Seeker] =
        [
            Home, new("Nav.OurChallenges", "/seeker/challenges"), new("Nav.Questions", "/seeker/questions"),
            Evaluation, Agreements,
        ],
        [ShellRole.Solver] =
            [Home, new("Nav.Recommended", "/recommended"), Challenges, new("Nav.OurOffers", "/offers"), Agreements],
        [ShellRole.Evaluator] = [Home, Evaluation, Challenges],
        [ShellRole.Officer] =
        [
            new("Nav.Board", "/programme/board"), new("Nav.Review", "/programme/review"),
            new("Nav.Verification", "/programme/verification"), new("Nav.Matches", "/programme/matches"),
            new("Nav.Objections", "/programme/objections"), new("Nav.Kpis", "/programme/kpis"), Agreements, new("Nav.Map", "/programme/map"),
        ],
        [ShellRole.Council] =
        [
            new("Nav.Meetings", "/council/meetings"), new("Nav.Resolutions", "/council/resolutions"),
            new("Nav.Actions", "/council/actions"), new("Nav.Memorandum", "/council/memorandum"), new("Nav.Report", "/council/report"),
        ],
        [ShellRole.Administrator] = [new("Nav.People", "/admin/people"), new("Nav.Lists", "/admin/lists"), new("Nav.Synonyms", "/admin/synonyms"), new("Nav.System", "/admin/system")],
    };

    /// <summary>The links for a person, those of each role in turn, each once; the public ones for nobody and for a person without a role.</summary>
    public static IReadOnlyList<NavigationLink> For(ShellState? state) => state is null or { Roles.Count: 0 }
        ? Anonymous
        : [.. state.Roles.SelectMany(r => Signed[r]).Distinct()];
}
