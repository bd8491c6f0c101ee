namespace Marketplace.Offers.Domain;

/// <summary>A company looks at a challenge in earnest and says so. Once for each.</summary>
public sealed class Interest(Guid id, Guid challengeId, Guid companyId, string? message, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;
    public Guid ChallengeId { get; private set; } = challengeId;
    public Guid CompanyId { get; private set; } = companyId;
    public string? Message { get; private set; } = message;
    public DateTimeOffset At { get; private set; } = at;
}
