using Marketplace.Platform.Health;
using Marketplace.Platform.Hosting;
using Marketplace.Search.Data;
using Marketplace.Search.Feeding;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Elastic;
using Marketplace.Search.Index.Lucene;
using Marketplace.Search.Queries;
using Marketplace.Search.Saved;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Search;

/// <summary>What the service stands on besides its database.</summary>
internal static class SearchParts
{
    /// <summary>The index: on an Elasticsearch cluster where <c>ConnectionStrings:Elasticsearch</c> names one, else in the data folder.</summary>
    public static ServiceParts Index(this ServiceParts parts)
    {
        var services = parts.Services;
        if (parts.Configuration.GetConnectionString("Elasticsearch") is { Length: > 0 } cluster)
            services.AddSingleton<ISearchIndex>(sp => new ElasticIndex(ElasticConnection.To(cluster), new ElasticCursors(sp.GetRequiredService<IServiceScopeFactory>()), sp.GetRequiredService<TimeProvider>()));
        else
            services.AddSingleton<ISearchIndex>(sp => new LuceneIndex(Path.Combine(parts.Data.Path, "index"), sp.GetRequiredService<TimeProvider>()));

        services.AddSingleton<FeedSignal>();
        services.ConfigureDbContext<SearchDbContext>((sp, o) => o.AddInterceptors(sp.GetRequiredService<FeedSignal>()));
        services.ConfigureDbContext<SearchSqliteDbContext>((sp, o) => o.AddInterceptors(sp.GetRequiredService<FeedSignal>()));
        services.AddSingleton<IndexKeeper>();
        services.AddSingleton<IHostedService, IndexFeeder>();
        services.AddProbe("index", (sp, _) => Task.FromResult(sp.GetRequiredService<IndexKeeper>().IsReady ? ProbeState.Up : ProbeState.Degraded));
        return parts;
    }

    public static ServiceParts Searching(this ServiceParts parts)
    {
        parts.Services.AddSingleton<SynonymBook>().AddSingleton<SavedSearchAlerts>().AddScoped<DocumentSearch>();
        return parts;
    }
}
