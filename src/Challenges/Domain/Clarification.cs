namespace Marketplace.Challenges.Domain;

/// <summary>A question on a challenge and its public answer. Who asked is kept for abuse and shown to nobody.</summary>
public sealed class Clarification
{
    private Clarification() { }

    internal Clarification(Guid challengeId, Guid askedBy, string question, DateTimeOffset now) =>
        (Id, ChallengeId, AskedBy, Question, AskedAt) = (Guid.CreateVersion7(now), challengeId, askedBy, question, now);

    public Guid Id { get; private set; }
    public Guid ChallengeId { get; private set; }
    public Guid AskedBy { get; private set; }
    public string Question { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public string? Answer { get; internal set; }
    public DateTimeOffset? AnsweredAt { get; internal set; }
}
