using System.ComponentModel.DataAnnotations;
using Marketplace.Contracts.Offers;

namespace Marketplace.Search.Matching.Storage;

/// <summary>What was last matched of a challenge, so that the same words are not matched and announced twice.</summary>
public sealed class MatchedChallenge
{
    public Guid Id { get; set; }

    public long Version { get; set; }

    /// <summary>Digest of what matching looks at.</summary>
    [MaxLength(64)]
    public string Digest { get; set; } = "";
}

/// <summary>A company found for a challenge, with its reasons as they were then.</summary>
public sealed class StoredMatch
{
    public Guid ChallengeId { get; set; }

    public Guid CompanyId { get; set; }

    /// <summary>0–1.</summary>
    public double Score { get; set; }

    public IReadOnlyList<ReasonData> Reasons { get; set; } = [];

    public DateTimeOffset ComputedAt { get; set; }

    /// <summary>When others were told of it; null for a match too weak to tell.</summary>
    public DateTimeOffset? AnnouncedAt { get; set; }
}

/// <summary>That a company answered a challenge, known once its offers were opened.</summary>
public sealed class StoredAnswer
{
    public Guid OfferId { get; set; }

    public Guid ChallengeId { get; set; }

    public Guid CompanyId { get; set; }

    public DateTimeOffset OpenedAt { get; set; }
}

/// <summary>An agreement as far as matching looks at it: who won, and who has work in hand.</summary>
public sealed class StoredAgreement
{
    public Guid Id { get; set; }

    public long Version { get; set; }

    public Guid ChallengeId { get; set; }

    public Guid SolverId { get; set; }

    public AgreementState State { get; set; }
}

/// <summary>What a company said of a recommendation.</summary>
public sealed class StoredFeedback
{
    public Guid CompanyId { get; set; }

    public Guid ChallengeId { get; set; }

    public bool Useful { get; set; }

    public FeedbackReason? Because { get; set; }

    public DateTimeOffset SaidAt { get; set; }
}

/// <summary>How often a company was shown on one day.</summary>
public sealed class StoredExposure
{
    /// <summary>In legal time.</summary>
    public DateOnly Day { get; set; }

    public Guid CompanyId { get; set; }

    /// <summary>Whether it had no award yet when shown.</summary>
    public bool Newcomer { get; set; }

    public long Shown { get; set; }
}
