using Marketplace.Platform.Hosting;
using Marketplace.Platform.Time;
using Marketplace.Programme.Consumers;
using Marketplace.Programme.Data;
using Marketplace.Programme.Domain;
using Marketplace.Programme.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Programme;

/// <summary>What officers see of the whole programme: every challenge by stage, every match at every step, the programme in figures.</summary>
public sealed class ProgrammeService : Service
{
    public override string Name => "programme";

    public override void Register(ServiceParts parts)
    {
        parts.Services.AddLegalTime(parts.Configuration);
        parts.Services.AddSingleton(parts.Configuration.GetSection("Programme:Board").Get<BoardLimits>() ?? new BoardLimits());
        parts.Services.AddSingleton<KpiCache>();
        parts.Services.AddScoped<Journal>();
        parts.Database<ProgrammeDbContext, ProgrammeSqliteDbContext>()
            .Consumer<ChallengeChangedConsumer>()
            .Consumer<CompanyChangedConsumer>()
            .Consumer<OfferChangedConsumer>()
            .Consumer<AgreementChangedConsumer>()

            .Consumer<MatchesFoundConsumer>()
            .Consumer<InterestExpressedConsumer>()
            .Consumer<OfferSubmittedConsumer>()
            .Consumer<OfferWithdrawnConsumer>()
            .Consumer<OffersOpenedConsumer>()
            .Consumer<AwardProposedConsumer>()
            .Consumer<AwardDeclinedConsumer>()
            .Consumer<ObjectionDecidedConsumer>()
            .Consumer<AwardConfirmedConsumer>()
            .Consumer<ContestNotAwardedConsumer>()

            .Consumer<ChallengeSubmittedConsumer>()
            .Consumer<ChallengeChangesRequestedConsumer>()
            .Consumer<ChallengeRejectedConsumer>()
            .Consumer<ChallengePublishedConsumer>()
            .Consumer<ChallengeClosedConsumer>()
            .Consumer<ChallengeCancelledConsumer>()
            .Consumer<ClarificationAskedConsumer>()
            .Consumer<ClarificationAnsweredConsumer>()
            .Consumer<PanelNamedConsumer>()
            .Consumer<ObjectionRaisedConsumer>()
            .Consumer<StandstillEndedConsumer>()
            .Consumer<MilestoneMovedConsumer>();
    }

    public override void Map(RouteGroupBuilder api)
    {
        GetBoard.Map(api);
        ListMatches.Map(api);
        GetTrail.Map(api);
        GetKpis.Map(api);
    }
}
