using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>A score of one criterion as typed; left empty it is not given yet.</summary>
public sealed class ScoreInput
{
    public Guid CriterionId { get; set; }
    public int? Score { get; set; }
    public string? Comment { get; set; }

    /// <summary>A row for each criterion, with what was given.</summary>
    public static List<ScoreInput> Of(IReadOnlyList<Criterion> criteria, IReadOnlyList<CriterionScore> given) =>
        [.. criteria.Select(c => (c, given.FirstOrDefault(s => s.CriterionId == c.Id))).Select(c => new ScoreInput { CriterionId = c.c.Id, Score = c.Item2?.Score, Comment = c.Item2?.Comment })];

    /// <summary>The rows that have a score. A comment without one is refused beside it, so that no words are lost.</summary>
    public static IReadOnlyList<(ScoreInput Input, int Row)> Given(IReadOnlyList<ScoreInput>? typed, ModelStateDictionary state, string name, string missing)
    {
        var given = new List<(ScoreInput, int)>();
        for (var row = 0; row < typed?.Count; row++)
        {
            if (typed[row].Score is not null)
                given.Add((typed[row], row));
            else if (!string.IsNullOrWhiteSpace(typed[row].Comment) && !(state[$"{name}[{row}].Score"]?.Errors.Count > 0))
                state.AddModelError($"{name}[{row}].Score", missing);
        }

        return given;
    }

    /// <summary>What is sent.</summary>
    public static IReadOnlyList<CriterionScore> Scores(IReadOnlyList<(ScoreInput Input, int Row)> given) =>
        [.. given.Select(g => new CriterionScore(g.Input.CriterionId, g.Input.Score!.Value, g.Input.Comment ?? ""))];

    /// <summary>The first row without a score, from 0; the first of all when none is missing.</summary>
    public static int FirstMissing(IReadOnlyList<ScoreInput>? typed) => Math.Max(typed?.ToList().FindIndex(t => t.Score is null) ?? 0, 0);

    /// <summary>Where the service's fields are on the form; what is said of all scores stands beside the first that is missing.</summary>
    public static IReadOnlyDictionary<string, string> Renamed(IReadOnlyList<(ScoreInput Input, int Row)> given, string name, int firstMissing) => given
        .SelectMany((g, sent) => new (string Sent, string Here)[]
        {
            ($"scores[{sent}].score", $"{name}[{g.Row}].Score"),
            ($"scores[{sent}].comment", $"{name}[{g.Row}].Comment"),
        })
        .Append((Sent: "scores", Here: $"{name}[{firstMissing}].Score"))
        .ToDictionary(p => p.Sent, p => p.Here);
}
