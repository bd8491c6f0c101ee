using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Time;

namespace Marketplace.Programme.Domain;

/// <summary>How long a challenge may stay in a stage before the board calls it stalled, in working days; <c>Programme:Board</c> in the settings.</summary>
public sealed record BoardLimits
{
    /// <summary>The service level of a review.</summary>
    public int InReview { get; init; } = 3;

    /// <summary>For the seeker to send the brief again.</summary>
    public int ChangesRequested { get; init; } = 10;

    /// <summary>From closing until the panel begins.</summary>
    public int Closed { get; init; } = 2;

    /// <summary>From the first score to a confirmed award, standstill included.</summary>
    public int Evaluating { get; init; } = 20;

    /// <summary>How long after its closing time a challenge may still be called published.</summary>
    public TimeSpan LateClosing { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Tickets shown in a column.</summary>
    public int Tickets { get; init; } = 25;

    /// <summary>The limit of a state; null where nobody is waited for.</summary>
    public int? WorkingDays(ChallengeState state) => state switch
    {
        ChallengeState.InReview => InReview,
        ChallengeState.ChangesRequested => ChangesRequested,
        ChallengeState.Closed => Closed,
        ChallengeState.Evaluating => Evaluating,
        _ => null,
    };

    /// <summary>What entered the state before this instant is stalled: more working days than the limit have passed. Null where there is no limit.</summary>
    public DateTimeOffset? Cutoff(ChallengeState state, DateTimeOffset now, LegalTime time)
    {
        if (WorkingDays(state) is not { } limit) return null;
        // Whole days count, so every instant of the last day that is too long ago is stalled.
        var day = LegalTime.DayOf(now);
        for (var passed = 0; passed <= limit; day = day.AddDays(-1))
            if (time.IsWorkingDay(day)) passed++;
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, LegalTime.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
