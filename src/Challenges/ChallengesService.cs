using Marketplace.Challenges.Consumers;
using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Challenges.Features;
using Marketplace.Challenges.Imports;
using Marketplace.Challenges.Jobs;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Time;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Challenges;

/// <summary>Challenges: briefs, their review and publication, questions on them, and where their contest has got to.</summary>
public sealed class ChallengesService : Service
{
    public override string Name => "challenges";

    public override IReadOnlyList<CommandPart> Commands => [new("import", ImportCommand.Description, ImportCommand.RunAsync)];

    public override void Register(ServiceParts parts)
    {
        parts
            .Texts()
            .Database<ChallengesDbContext, ChallengesSqliteDbContext>()
            .Consumer<KnownCompanyConsumer>()
            .Consumer<OffersOpenedConsumer>()
            .Consumer<ContestExtendedConsumer>()
            .Consumer<AwardConfirmedConsumer>()
            .Consumer<NotAwardedConsumer>()
            .Consumer<AgreementConsumer>()
            .Job<CloseDueChallenges>("close-due", "*/5 * * * * *", job => job.Run())
            .Republishes<ChallengesDbContext>((db, now) => db.Challenges.AsNoTracking().IgnoreAutoIncludes().Where(c => c.SubmittedAt != null)
                .Select(c => new { Challenge = c, Seeker = db.KnownCompanies.SingleOrDefault(k => k.Id == c.SeekerId) }).AsAsyncEnumerable()
                .Select(c => ChallengeViews.Changed(c.Challenge, c.Seeker, now)));
        parts.Services.AddLegalTime(parts.Configuration);
        parts.Services.AddSingleton(services => new ContestRules(
            parts.Configuration.GetValue<TimeSpan?>("Challenges:LeastOpen") ?? ContestRules.UsualLeastOpen, services.GetRequiredService<LegalTime>()));
        parts.Services.AddScoped<Importer>();
    }

    public override void Map(RouteGroupBuilder api)
    {
        DraftChallenge.Map(api);
        ChangeChallenge.Map(api);
        DiscardChallenge.Map(api);
        GetChallenge.Map(api);
        ListChallenges.Map(api);
        ScoreClarity.Map(api);

        SubmitChallenge.Map(api);
        PublishChallenge.Map(api);
        RequestChanges.Map(api);
        RejectChallenge.Map(api);
        CancelChallenge.Map(api);

        AskClarification.Map(api);
        AnswerClarification.Map(api);
        GetNonDisclosure.Map(api);
        AcceptNonDisclosure.Map(api);

        ImportChallenges.Map(api);
    }
}
