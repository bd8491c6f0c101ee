using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;

namespace Marketplace.Challenges.Features;

/// <summary>What is told once of each step of a challenge.</summary>
internal static class ChallengeMoments
{
    public static ChallengeSubmitted Submitted(Challenge c, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        Title = c.Title,
        SeekerId = c.SeekerId,
    };

    public static ChallengeChangesRequested ChangesRequested(Challenge c, string message, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        Title = c.Title,
        SeekerId = c.SeekerId,
        Message = message,
    };

    public static ChallengeRejected Rejected(Challenge c, string reason, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        Title = c.Title,
        SeekerId = c.SeekerId,
        Reason = reason,
    };

    public static ChallengePublished Published(Challenge c, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        Title = c.Title,
        SeekerId = c.SeekerId,
        ClosesAt = c.ClosesAt!.Value,
    };

    public static ChallengeCancelled Cancelled(Challenge c, string reason, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        Title = c.Title,
        SeekerId = c.SeekerId,
        Reason = reason,
    };

    public static ChallengeClosed Closed(Challenge c, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        Title = c.Title,
        SeekerId = c.SeekerId,
    };

    public static ClarificationAsked Asked(Challenge c, Guid clarificationId, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        Title = c.Title,
        SeekerId = c.SeekerId,
        ClarificationId = clarificationId,
    };

    public static ClarificationAnswered Answered(Challenge c, Guid clarificationId, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Code = c.Code,
        Title = c.Title,
        SeekerId = c.SeekerId,
        ClarificationId = clarificationId,
    };
}
