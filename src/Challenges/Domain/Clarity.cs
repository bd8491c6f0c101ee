using Marketplace.Contracts.Challenges;

namespace Marketplace.Challenges.Domain;

/// <summary>
/// How clear a brief is. Most public notices never say what the problem is; these six points are what a solver needs before it can
/// judge whether it has an answer.
/// </summary>
public static class Clarity
{
    private const int ExplainedWords = 40;
    private const int MentionedWords = 12;
    private static readonly TimeSpan Realistic = TimeSpan.FromDays(21);
    private static readonly TimeSpan Hasty = TimeSpan.FromDays(10);

    /// <returns>Each point with its level and, where it is not clear, the code of the words that say what is missing.</returns>
    public static IReadOnlyList<(string Point, ClarityLevel Level, string? Hint)> Of(ChallengeBrief brief, DateTimeOffset now) =>
    [
        Problem(brief), User(brief), Indicators(brief), BudgetPoint(brief), Criteria(brief), Time(brief, now),
    ];

    private static (string, ClarityLevel, string?) Problem(ChallengeBrief brief)
    {
        var words = Words(brief.Problem?.Today);
        if (words < MentionedWords) return ("problem", ClarityLevel.Missing, "clarity.problem.missing");
        if (words < ExplainedWords) return ("problem", ClarityLevel.Partial, "clarity.problem.short");
        return Words(brief.Problem!.Tried) == 0 && Words(brief.Problem.Constraints) == 0
            ? ("problem", ClarityLevel.Partial, "clarity.problem.tried")
            : ("problem", ClarityLevel.Clear, null);
    }

    private static (string, ClarityLevel, string?) User(ChallengeBrief brief) => Words(brief.Problem?.Users) switch
    {
        0 => ("user", ClarityLevel.Missing, "clarity.user.missing"),
        _ => ("user", ClarityLevel.Clear, null),
    };

    private static (string, ClarityLevel, string?) Indicators(ChallengeBrief brief)
    {
        if (brief.Indicators.Count == 0) return ("indicators", ClarityLevel.Missing, "clarity.indicators.missing");
        if (!brief.Indicators.Any(i => i is { Baseline: not null, Target: not null })) return ("indicators", ClarityLevel.Partial, "clarity.indicators.numbers");
        return brief.Indicators.Any(i => i.Baseline is not null && i.Baseline == i.Target)
            ? ("indicators", ClarityLevel.Partial, "clarity.indicators.same")
            : ("indicators", ClarityLevel.Clear, null);
    }

    private static (string, ClarityLevel, string?) BudgetPoint(ChallengeBrief brief) => brief.Budget switch
    {
        null => ("budget", ClarityLevel.Missing, "clarity.budget.missing"),
        { Kind: BudgetKind.Hidden } => ("budget", ClarityLevel.Partial, "clarity.budget.hidden"),
        { Max: null or 0 } => ("budget", ClarityLevel.Missing, "clarity.budget.missing"),
        _ => ("budget", ClarityLevel.Clear, null),
    };

    private static (string, ClarityLevel, string?) Criteria(ChallengeBrief brief)
    {
        if (brief.Criteria.Count == 0) return ("criteria", ClarityLevel.Missing, "clarity.criteria.missing");
        if (brief.Criteria.Sum(c => c.Weight) != 100) return ("criteria", ClarityLevel.Partial, "clarity.criteria.sum");
        return brief.Criteria.Count < 2 ? ("criteria", ClarityLevel.Partial, "clarity.criteria.one") : ("criteria", ClarityLevel.Clear, null);
    }

    private static (string, ClarityLevel, string?) Time(ChallengeBrief brief, DateTimeOffset now)
    {
        if (brief.ClosesAt is not { } closes || closes <= now) return ("time", ClarityLevel.Missing, "clarity.time.missing");
        if (closes - now < Hasty) return ("time", ClarityLevel.Missing, "clarity.time.hasty");
        if (closes - now < Realistic) return ("time", ClarityLevel.Partial, "clarity.time.short");
        return brief.QuestionsUntil is null ? ("time", ClarityLevel.Partial, "clarity.time.questions") : ("time", ClarityLevel.Clear, null);
    }

    private static int Words(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
}
