using Marketplace.Notifications.Consumers;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Features;
using Marketplace.Notifications.Jobs;
using Marketplace.Notifications.Mailing;
using Marketplace.Platform.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Notifications;

/// <summary>Tells persons what happened: in the application at once, by e-mail as each of them chose.</summary>
public sealed class NotificationsService : Service
{
    private const string EveryTenSeconds = "*/10 * * * * *";

    public override string Name => "notifications";

    public override void Register(ServiceParts parts)
    {
        parts.Services.AddSingleton(new Site(parts.Configuration["Site:Address"] is { Length: > 0 } address ? address : Site.Default));
        parts.Services.AddSingleton<MailMark>();
        parts.Services.AddScoped<MailRenderer>();
        parts.Services.AddScoped<Teller>();
        parts.Texts()
            .Database<NotificationsDbContext, NotificationsSqliteDbContext>()
            .Job<TellWaiting>("tell-waiting", EveryTenSeconds, j => j.RunAsync(CancellationToken.None))
            .Job<SendMails>("send-mails", EveryTenSeconds, j => j.RunAsync(CancellationToken.None))
            .Job<MakeDigests>("make-digests", "0 * * * *", j => j.RunAsync(CancellationToken.None))

            .Consumer<PersonChangedConsumer>()
            .Consumer<CompanyChangedConsumer>()
            .Consumer<ChallengeChangedConsumer>()
            .Consumer<OfferChangedConsumer>()
            .Consumer<AgreementChangedConsumer>()

            .Consumer<CompanySubmittedConsumer>()
            .Consumer<CompanyVerifiedConsumer>()
            .Consumer<CompanyReturnedConsumer>()
            .Consumer<CompanySuspendedConsumer>()
            .Consumer<CompanyReinstatedConsumer>()
            .Consumer<SolvingGrantedConsumer>()
            .Consumer<MemberInvitedConsumer>()

            .Consumer<ChallengeSubmittedConsumer>()
            .Consumer<ChallengeChangesRequestedConsumer>()
            .Consumer<ChallengeRejectedConsumer>()
            .Consumer<ChallengePublishedConsumer>()
            .Consumer<ChallengeClosedConsumer>()
            .Consumer<ChallengeCancelledConsumer>()
            .Consumer<ClarificationAskedConsumer>()
            .Consumer<ClarificationAnsweredConsumer>()
            .Consumer<MatchesFoundConsumer>()
            .Consumer<SavedSearchMatchedConsumer>()

            .Consumer<InterestExpressedConsumer>()
            .Consumer<OfferSubmittedConsumer>()
            .Consumer<OfferWithdrawnConsumer>()
            .Consumer<OffersOpenedConsumer>()
            .Consumer<PanelNamedConsumer>()
            .Consumer<AwardProposedConsumer>()
            .Consumer<ObjectionRaisedConsumer>()
            .Consumer<ObjectionDecidedConsumer>()
            .Consumer<StandstillEndedConsumer>()
            .Consumer<AwardConfirmedConsumer>()
            .Consumer<AwardDeclinedConsumer>()
            .Consumer<ContestNotAwardedConsumer>()
            .Consumer<MilestoneMovedConsumer>();
    }

    public override void Map(RouteGroupBuilder api)
    {
        ListNotifications.Map(api);
        CountUnread.Map(api);
        ReadNotification.Map(api);
        ReadAllNotifications.Map(api);
        ListTopics.Map(api);
        ChangeTopics.Map(api);
    }
}
