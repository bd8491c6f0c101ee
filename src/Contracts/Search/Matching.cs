namespace Marketplace.Contracts.Search;

/// <summary>How a challenge fits the caller's company, or why it does not.</summary>
/// <param name="Eligible">Whether the company may offer at all; if not, the first reason says why.</param>
/// <param name="Score">0–1; 0 when not eligible.</param>
/// <param name="Recommended">Whether the challenge is among the company's recommendations.</param>
/// <param name="Reasons">For and against, the weightiest first.</param>
public sealed record MatchExplanation(Guid ChallengeId, bool Eligible, double Score, bool Recommended, IReadOnlyList<MatchReason> Reasons);

/// <summary>Why a recommendation is not for a company.</summary>
public enum NotForUs { Field, Size, Distance, Timing, Other }

/// <summary>What a company says of a recommendation; it changes later recommendations to that company and nobody else.</summary>
/// <param name="Useful">True for useful, false for not for us.</param>
/// <param name="Because">Why not; none when useful.</param>
public sealed record RecommendationFeedback(bool Useful, NotForUs? Because = null);

/// <summary>How often companies were shown to seekers in lists of candidates, and how evenly.</summary>
/// <param name="From">First day, in legal time.</param>
/// <param name="To">Last day.</param>
/// <param name="Impressions">Showings of all companies together.</param>
/// <param name="Companies">Companies that could have been shown.</param>
/// <param name="Shown">Companies shown at least once.</param>
/// <param name="Gini">0 when all were shown equally often, near 1 when one had it all; over all that could have been shown.</param>
/// <param name="FirstTimersShare">Share of showings that went to companies without an award, 0–1.</param>
/// <param name="PlacesKeptOneIn">One place in so many is kept for companies without an award.</param>
public sealed record ExposureReport(
    DateOnly From, DateOnly To, long Impressions, int Companies, int Shown, double Gini, double FirstTimersShare, int PlacesKeptOneIn,
    IReadOnlyList<ExposureDay> Days);

public sealed record ExposureDay(DateOnly Day, long Impressions, double FirstTimersShare);

/// <summary>A brief as far as it is written.</summary>
public sealed record SuggestCategories(string Title, string Text);

/// <summary>Where a brief may belong: at most three of each, the likeliest first.</summary>
public sealed record SuggestedCategories(IReadOnlyList<SuggestedCategory> Fields, IReadOnlyList<SuggestedCategory> Isic);

/// <param name="Name">In the caller's language.</param>
/// <param name="Confidence">0–1.</param>
public sealed record SuggestedCategory(string Code, string Name, double Confidence);
