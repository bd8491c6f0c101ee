using Marketplace.Contracts.Challenges;

namespace Marketplace.Web.Pages.Programme;

/// <summary>Where a challenge can go from its stage.</summary>
/// <param name="Key">Its words in ProgrammeText.</param>
/// <param name="Path">The page where it is done, with the form's anchor.</param>
public sealed record BoardMove(string Key, string Path);

/// <summary>The moves an officer has from each stage; those that need a reason are written where the case can be read.</summary>
public static class BoardMoves
{
    public static IReadOnlyList<BoardMove> For(ChallengeState state, Guid id) => state switch
    {
        ChallengeState.InReview =>
        [
            new("Move.Publish", $"/programme/review/{id}#publish"),
            new("Move.RequestChanges", $"/programme/review/{id}#changes"),
            new("Move.Reject", $"/programme/review/{id}#reject"),
        ],
        ChallengeState.Published or ChallengeState.Closed => [new("Move.Cancel", $"/programme/challenges/{id}#cancel")],
        ChallengeState.Evaluating => [new("Move.Decide", $"/awards/{id}"), new("Move.Cancel", $"/programme/challenges/{id}#cancel")],
        _ => [],
    };

    /// <summary>Whether an officer can cancel it now.</summary>
    public static bool CanCancel(ChallengeState state) => state is ChallengeState.Published or ChallengeState.Closed or ChallengeState.Evaluating;
}
