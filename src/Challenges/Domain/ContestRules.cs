using Marketplace.Platform.Time;

namespace Marketplace.Challenges.Domain;

/// <summary>The programme's time limits.</summary>
/// <param name="LeastOpen">How long a challenge must be open for offers at least.</param>
/// <param name="LegalTime">What counts as a working day.</param>
public sealed record ContestRules(TimeSpan LeastOpen, LegalTime LegalTime)
{
    private const int ReviewWorkingDays = 3;

    public static readonly TimeSpan UsualLeastOpen = TimeSpan.FromDays(10);

    /// <summary>By when a brief sent to review now should have been reviewed.</summary>
    public DateTimeOffset ReviewDueAt(DateTimeOffset now) => LegalTime.AddWorkingDays(now, ReviewWorkingDays);
}
