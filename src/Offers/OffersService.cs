using Marketplace.Offers.Closing;
using Marketplace.Offers.Consumers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Features.Agreements;
using Marketplace.Offers.Features.Awards;
using Marketplace.Offers.Features.Evaluation;
using Marketplace.Offers.Features.Offers;
using Marketplace.Offers.Jobs;
using Marketplace.Offers.Sealing;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Sealing;
using Marketplace.Platform.Time;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Offers;

/// <summary>Sealed offers, their opening, evaluation and award, and the agreements that follow.</summary>
public sealed class OffersService : Service
{
    public override string Name => "offers";

    public override void Register(ServiceParts parts)
    {
        parts
            .Texts()
            .Database<OffersDbContext, OffersSqliteDbContext>()
            .Consumer<ContestConsumer>()
            .Consumer<KnownCompanyConsumer>()
            .Job<OpenDueOffers>("open-due", "*/2 * * * * *", j => j.Run(CancellationToken.None))
            .Job<SettleCrossedOffers>("settle-crossed", "*/20 * * * * *", j => j.Run(CancellationToken.None))
            .Job<EndStandstills>("end-standstill", "*/2 * * * * *", j => j.Run(CancellationToken.None))
            .Republishes<OffersDbContext>(OfferViews.States);
        parts.Services.AddSealing(parts.Configuration, parts.Data.Path).AddLegalTime(parts.Configuration)
            .AddSingleton<OfferVault>().AddScoped<Openings>().AddScoped<Bench>().AddScoped<EvaluationViews>().AddHostedService<Outages>();
    }

    public override void Map(RouteGroupBuilder api)
    {
        StartOffer.Map(api);
        ChangeOffer.Map(api);
        GetOffer.Map(api);
        ListOffers.Map(api);
        SubmitOffer.Map(api);
        WithdrawOffer.Map(api);
        CountOffers.Map(api);
        ExpressInterest.Map(api);
        ListInterests.Map(api);

        NamePanel.Map(api);
        DeclareConflict.Map(api);
        ListEvaluations.Map(api);
        GetEvaluation.Map(api);
        ScoreOffer.Map(api);
        RecordConsensus.Map(api);
        DisqualifyOffer.Map(api);

        ProposeAward.Map(api);
        DeclareNoAward.Map(api);
        RaiseObjection.Map(api);
        UpholdObjection.Map(api);
        DismissObjection.Map(api);
        AcceptAward.Map(api);
        DeclineAward.Map(api);

        ListAgreements.Map(api);
        GetAgreement.Map(api);
        DeliverMilestone.Map(api);
        AcceptMilestone.Map(api);
        ReturnMilestone.Map(api);
        RecordOutcome.Map(api);
        VerifyOutcomes.Map(api);
        CompleteAgreement.Map(api);
        TerminateAgreement.Map(api);
    }
}
