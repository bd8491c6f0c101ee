using Marketplace.Contracts.Offers;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Consumers;

internal sealed class AwardProposedConsumer(Teller teller) : IConsume<AwardProposed>
{
    public async Task Consume(AwardProposed message, CancellationToken ct)
    {
        News Say(string topic, string words, string path) => message.About(topic, words).With("until", Said.Instant(message.StandstillUntil)).To(path);
        await teller.TellCompanyAsync(message.WinnerId, Say(Topics.AwardResult, "award.result.won", $"/offers/{message.OfferId}"), ct);
        foreach (var other in message.Others)
            await teller.TellCompanyAsync(other.CompanyId, Say(Topics.AwardResult, "award.result.lost", $"/offers/{other.OfferId}"), ct);
        var proposed = Say(Topics.AwardProposed, Topics.AwardProposed, $"/awards/{message.ChallengeId}");
        await teller.TellCompanyAsync(message.SeekerId, proposed, ct);
        await teller.TellOfficersAsync(proposed, ct);
    }
}

internal sealed class ObjectionRaisedConsumer(Teller teller) : IConsume<ObjectionRaised>
{
    public async Task Consume(ObjectionRaised message, CancellationToken ct)
    {
        var news = message.About(Topics.ObjectionRaised);
        await teller.TellOfficersAsync(news.To("/programme/objections", needsAction: true), ct);
        await teller.TellCompanyAsync(message.SeekerId, news.To($"/awards/{message.ChallengeId}"), ct);
    }
}

/// <summary>When it is upheld the proposal is gone, which concerns everybody whose offer is evaluated again.</summary>
internal sealed class ObjectionDecidedConsumer(Teller teller, NotificationsDbContext db) : IConsume<ObjectionDecided>
{
    public async Task Consume(ObjectionDecided message, CancellationToken ct)
    {
        var decision = message.Upheld ? "objection.upheld" : "objection.dismissed";
        var (own, award) = (message.About(Topics.ObjectionDecided, decision + ".own"), $"/awards/{message.ChallengeId}");
        await teller.TellCompanyAsync(message.CompanyId, own.To(award), ct);
        var news = message.About(Topics.ObjectionDecided, decision).To(award);
        await teller.TellCompanyAsync(message.SeekerId, message.Upheld ? news.To($"/evaluation/{message.ChallengeId}", needsAction: true) : news, ct);
        await teller.TellOfficersAsync(news, ct);
        if (!message.Upheld) return;
        OfferState[] judged = [OfferState.Opened, OfferState.Evaluated, OfferState.Selected, OfferState.NotSelected];
        var others = db.Contestants.Where(c => c.ChallengeId == message.ChallengeId && c.Offer != null && judged.Contains(c.Offer.Value)).Select(c => c.CompanyId);
        foreach (var company in await others.ToListAsync(ct))
            await teller.TellCompanyAsync(company, news, ct);
    }
}

internal sealed class StandstillEndedConsumer(Teller teller) : IConsume<StandstillEnded>
{
    public Task Consume(StandstillEnded message, CancellationToken ct) =>
        teller.TellCompanyAsync(message.WinnerId, message.About(Topics.StandstillEnded).To($"/awards/{message.ChallengeId}", needsAction: true), ct);
}

internal sealed class AwardConfirmedConsumer(Teller teller) : IConsume<AwardConfirmed>
{
    public async Task Consume(AwardConfirmed message, CancellationToken ct)
    {
        var agreed = message.About(Topics.AwardConfirmed).To($"/agreements/{message.AgreementId}");
        await teller.TellCompanyAsync(message.WinnerId, agreed, ct);
        await teller.TellCompanyAsync(message.SeekerId, agreed, ct);
        foreach (var other in message.OtherCompanyIds)
            await teller.TellCompanyAsync(other, message.About(Topics.AwardConfirmed, "award.confirmed.other").To($"/challenges/{message.ChallengeId}"), ct);
        await teller.TellOfficersAsync(agreed, ct);
    }
}

internal sealed class AwardDeclinedConsumer(Teller teller) : IConsume<AwardDeclined>
{
    public async Task Consume(AwardDeclined message, CancellationToken ct)
    {
        var news = message.About(Topics.AwardDeclined).With("reason", Said.Words(message.Reason)).To($"/evaluation/{message.ChallengeId}");
        await teller.TellCompanyAsync(message.SeekerId, news with { NeedsAction = true }, ct);
        await teller.TellOfficersAsync(news, ct);
    }
}

internal sealed class ContestNotAwardedConsumer(Teller teller) : IConsume<ContestNotAwarded>
{
    public async Task Consume(ContestNotAwarded message, CancellationToken ct)
    {
        var news = message.About(Topics.NotAwarded).With("reason", Wording.Both($"said.no_award.{message.Reason}")).To($"/challenges/{message.ChallengeId}");
        foreach (var company in message.CompanyIds) await teller.TellCompanyAsync(company, news, ct);
    }
}
