using Marketplace.Platform.Hosting;
using Marketplace.Search.Categories;
using Marketplace.Search.Consumers;
using Marketplace.Search.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Search.Matching;

/// <summary>What matching and the suggestion of categories stand on.</summary>
internal static class MatchingRegistration
{
    public static ServiceParts Matching(this ServiceParts parts)
    {
        parts.Services
            .AddSingleton<MatchEngine>().AddSingleton<CategoryShelf>().AddSingleton<ReasonWords>()
            .AddSingleton<MatchKeeper>().AddSingleton<IHostedService>(sp => sp.GetRequiredService<MatchKeeper>())
            .AddScoped<MatchBook>().AddScoped<ExposureBook>();
        return parts
            .Consumer<MatchChallengeConsumer>()
            .Consumer<MatchCompanyConsumer>()
            .Consumer<MatchOfferConsumer>()
            .Consumer<MatchAgreementConsumer>()
            .Job<RefreshMatches>("refresh-matches", "17 * * * *", j => j.RunAsync(CancellationToken.None));
    }
}
