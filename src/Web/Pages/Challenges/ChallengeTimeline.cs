using Marketplace.Contracts.Challenges;
using Marketplace.Web.Components;
using Marketplace.Web.Localization;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>What has happened to a challenge and what will, with now in its place.</summary>
public static class ChallengeTimeline
{
    private static readonly ChallengeState[] AfterClosing =
        [ChallengeState.Awarded, ChallengeState.NotAwarded, ChallengeState.Completed, ChallengeState.Terminated, ChallengeState.Cancelled];

    /// <summary>The steps, earliest first.</summary>
    public static IReadOnlyList<TimelineStep> Of(ChallengeDetails challenge, DateTimeOffset now, IStringLocalizer texts, IStringLocalizer states)
    {
        var steps = new List<TimelineStep>();
        var ended = challenge.State is ChallengeState.Cancelled or ChallengeState.Rejected;
        if (challenge.PublishedAt is { } published)
            steps.Add(new(texts["Published"], published, TimelinePlace.Past));
        foreach (var (title, at, dayOnly) in new[]
        {
            (texts["Timeline.Questions"].Value, challenge.Brief.QuestionsUntil, true),
            (texts["Timeline.Closing"].Value, challenge.Brief.ClosesAt, false),
        })
        {
            if (at is { } instant && (!ended || instant <= now))
                steps.Add(new(title, instant, instant <= now ? TimelinePlace.Past : TimelinePlace.Ahead, DayOnly: dayOnly));
        }

        if (challenge.State == ChallengeState.Published)
            steps.Add(new(texts["Timeline.Today"], now, TimelinePlace.Now));
        else if (challenge.State is ChallengeState.Closed or ChallengeState.Evaluating)
            steps.Add(new(texts["Timeline.Scoring"], now, TimelinePlace.Now));
        steps.AddRange(challenge.History.Where(h => AfterClosing.Contains(h.State))
            .Select(h => new TimelineStep(states[$"challenge.{h.State}"], h.At, TimelinePlace.Past)));
        var told = steps.OrderBy(s => s.At).ToList();
        if (challenge.State is ChallengeState.Published or ChallengeState.Closed or ChallengeState.Evaluating)
        {
            told.Add(new(texts["Timeline.Result"], null, TimelinePlace.Ahead));
            told.Add(new(texts["Timeline.Standstill"], null, TimelinePlace.Ahead, texts.Count("Standstill.Days", challenge.Brief.StandstillDays)));
        }

        return told;
    }
}
