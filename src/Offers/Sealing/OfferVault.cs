using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Sealing;

namespace Marketplace.Offers.Sealing;

/// <summary>
/// Seals what an offer says, part by part, from the first save on, and opens it again for a reason. A part is sealed together with a salt
/// drawn at the save; the receipt's digest is of both, so it proves the words without giving a price away to whoever tries all prices.
/// </summary>
internal sealed class OfferVault(Sealer sealer)
{
    private const int SaltBytes = 16;
    private const int SaltDigits = SaltBytes * 2;

    public SealedContent Seal(Contest contest, Guid offerId, OfferContent content, DateTimeOffset now)
    {
        byte[] Part<T>(string name, T part) => sealer.Seal(contest.Key, contest.Id, offerId, name, Salted(part));
        return new SealedContent
        {
            Id = Guid.CreateVersion7(now),
            OfferId = offerId,
            Approach = Part("approach", new ApproachPart(content.Approach)),
            Answers = Part("answers", new AnswersPart(content.Answers)),
            Plan = Part("plan", new PlanPart(content.Milestones, content.TotalPrice)),
            Trl = Part("trl", new TrlPart(content.TrlNow, content.TrlAtDelivery, content.TrlEvidence)),
            Ip = Part("ip", new IpPart(content.IpProposal)),
            Team = Part("team", new TeamPart(content.Team)),
            References = Part("references", new ReferencesPart(content.References)),
        };
    }

    /// <exception cref="SealedException">The release does not cover this offer.</exception>
    public OfferContent Open(SealRelease release, Contest contest, SealedContent content)
    {
        T Part<T>(string name, byte[] blob) => Read<T>(Unseal(release, contest, content.OfferId, name, blob));
        var plan = Part<PlanPart>("plan", content.Plan);
        var trl = Part<TrlPart>("trl", content.Trl);
        return new OfferContent
        {
            Approach = Part<ApproachPart>("approach", content.Approach).Approach,
            Answers = Part<AnswersPart>("answers", content.Answers).Answers,
            Milestones = plan.Milestones,
            TotalPrice = plan.TotalPrice,
            TrlNow = trl.TrlNow,
            TrlAtDelivery = trl.TrlAtDelivery,
            TrlEvidence = trl.TrlEvidence,
            IpProposal = Part<IpPart>("ip", content.Ip).IpProposal,
            Team = Part<TeamPart>("team", content.Team).Team,
            References = Part<ReferencesPart>("references", content.References).References,
        };
    }

    /// <summary>Only the price, for ranking.</summary>
    /// <exception cref="SealedException">The release does not cover this offer.</exception>
    public Money? Price(SealRelease release, Contest contest, SealedContent content) =>
        Read<PlanPart>(Unseal(release, contest, content.OfferId, "plan", content.Plan)).TotalPrice;

    /// <summary>The receipt's lines, with or without the salts.</summary>
    /// <exception cref="SealedException">The release does not cover this offer.</exception>
    public IReadOnlyList<ReceiptPart> Receipt(SealRelease release, Contest contest, SealedContent content, bool withSalts) =>
        [.. Parts(content).Select(part =>
        {
            var salted = Unseal(release, contest, content.OfferId, part.Name, part.Blob);
            return new ReceiptPart(part.Name, SealDigest.Of(salted), withSalts ? Encoding.ASCII.GetString(salted, 0, SaltDigits) : null);
        })];

    private static (string Name, byte[] Blob)[] Parts(SealedContent content) =>
    [
        ("approach", content.Approach), ("answers", content.Answers), ("plan", content.Plan), ("trl", content.Trl), ("ip", content.Ip),
        ("team", content.Team), ("references", content.References),
    ];

    private byte[] Unseal(SealRelease release, Contest contest, Guid offerId, string name, byte[] blob) =>
        sealer.Unseal(release, contest.Key, contest.Id, offerId, name, blob);

    private static byte[] Salted<T>(T part) =>
        [.. Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(SaltDigits, lowercase: true)), .. JsonSerializer.SerializeToUtf8Bytes(part, Json.Options)];

    private static T Read<T>(byte[] salted) => JsonSerializer.Deserialize<T>(salted.AsSpan(SaltDigits), Json.Options)!;

    private sealed record ApproachPart(string? Approach);

    private sealed record AnswersPart(IReadOnlyList<CriterionAnswer> Answers);

    private sealed record PlanPart(IReadOnlyList<OfferMilestone> Milestones, Money? TotalPrice);

    private sealed record TrlPart(int? TrlNow, int? TrlAtDelivery, string? TrlEvidence);

    private sealed record IpPart(string? IpProposal);

    private sealed record TeamPart(string? Team);

    private sealed record ReferencesPart(string? References);
}
