using Marketplace.Contracts.Offers;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Messaging;

namespace Marketplace.Notifications.Consumers;

internal static class ContestNews
{
    public static News About(this ContestMoment moment, string topic, string? words = null) =>
        News.Of(moment, topic, words).With("code", Said.Words(moment.ChallengeCode)).With("title", Said.Words(moment.ChallengeTitle));
}

internal sealed class InterestExpressedConsumer(Teller teller, NotificationsDbContext db) : IConsume<InterestExpressed>
{
    public async Task Consume(InterestExpressed message, CancellationToken ct)
    {
        (await db.ContestantAsync(message.ChallengeId, message.CompanyId, ct)).ShowsInterest();
        var news = message.About(Topics.InterestExpressed).With("company", await db.NameOfAsync(message.CompanyId, ct));
        await teller.TellCompanyAsync(message.SeekerId, news.To($"/seeker/challenges/{message.ChallengeId}"), ct);
    }
}

/// <summary>A receipt for the solver. Nobody else hears of a sealed offer; the count is there to be looked at.</summary>
internal sealed class OfferSubmittedConsumer(Teller teller) : IConsume<OfferSubmitted>
{
    public Task Consume(OfferSubmitted message, CancellationToken ct) => teller.TellCompanyAsync(
        message.CompanyId, message.About(Topics.OfferSubmitted).With("number", Said.Words(message.Number)).To($"/offers/{message.Id}"), ct);
}

internal sealed class OfferWithdrawnConsumer(Teller teller) : IConsume<OfferWithdrawn>
{
    public Task Consume(OfferWithdrawn message, CancellationToken ct) =>
        teller.TellCompanyAsync(message.CompanyId, message.About(Topics.OfferWithdrawn).To($"/offers/{message.Id}"), ct);
}

internal sealed class OffersOpenedConsumer(Teller teller) : IConsume<OffersOpened>
{
    public async Task Consume(OffersOpened message, CancellationToken ct)
    {
        foreach (var offer in message.Offers)
            await teller.TellCompanyAsync(offer.CompanyId, message.About(Topics.OffersOpened, "offers.opened.own").To($"/offers/{offer.OfferId}"), ct);
        var news = message.Offers.Count == 0
            ? message.About(Topics.OffersOpened, "offers.opened.none")
            : message.About(Topics.OffersOpened).With("count", Said.Number(message.Offers.Count));
        await teller.TellCompanyAsync(message.SeekerId, news.To($"/evaluation/{message.ChallengeId}", needsAction: true), ct);
    }
}

internal sealed class PanelNamedConsumer(Teller teller) : IConsume<PanelNamed>
{
    public Task Consume(PanelNamed message, CancellationToken ct) =>
        teller.TellPersonsAsync(message.PersonIds, message.About(Topics.PanelNamed).To($"/evaluation/{message.ChallengeId}", needsAction: true), ct);
}

internal sealed class MilestoneMovedConsumer(Teller teller) : IConsume<MilestoneMoved>
{
    public Task Consume(MilestoneMoved message, CancellationToken ct)
    {
        var news = message.About(Topics.MilestoneMoved, $"milestone.{message.State}").With("number", Said.Number(message.Number)).With("reason", Said.Words(message.Reason ?? ""));
        var path = $"/agreements/{message.Id}";
        return message.State switch
        {
            MilestoneState.Delivered => teller.TellCompanyAsync(message.SeekerId, news.To(path, needsAction: true), ct),
            MilestoneState.Accepted => teller.TellCompanyAsync(message.SolverId, news.To(path), ct),
            MilestoneState.Returned => teller.TellCompanyAsync(message.SolverId, news.To(path, needsAction: true), ct),
            _ => Task.CompletedTask,
        };
    }
}

/// <summary>An agreement's end has no moment of its own; the first state that says so is the news.</summary>
internal sealed class AgreementChangedConsumer(Teller teller) : IConsume<AgreementChanged>
{
    public async Task Consume(AgreementChanged message, CancellationToken ct)
    {
        if (message.State == AgreementState.Active) return;
        var key = News.KeyOf($"agreement {message.Id} {message.State}");
        var news = new News(key, Topics.AgreementEnded, $"agreement.{message.State}", message.OccurredAt) { ChallengeId = message.ChallengeId }
            .With("reason", Said.Words(message.StateReason ?? "")).To($"/agreements/{message.Id}");
        await teller.TellCompanyAsync(message.SeekerId, news, ct);
        await teller.TellCompanyAsync(message.SolverId, news, ct);
        await teller.TellOfficersAsync(news, ct);
    }
}
