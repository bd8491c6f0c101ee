using Marketplace.Platform.Hosting;
using Marketplace.Search.Consumers;
using Marketplace.Search.Data;
using Marketplace.Search.Features;
using Marketplace.Search.Feeding;
using Marketplace.Search.Index;
using Marketplace.Search.Matching;
using Marketplace.Search.Queries;
using Marketplace.Search.Saved;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Search;

/// <summary>The box over challenges and companies: index, filters, suggestions, synonyms, saved searches and their alerts.</summary>
public sealed class SearchService : Service
{
    public override string Name => "search";

    public override IReadOnlyList<CommandPart> Commands =>
        [new("reindex", "Builds the search index anew beside the one in use and puts it in its place.", ReindexCommand.RunAsync)];

    public override void Register(ServiceParts parts) => parts
        .Texts()
        .Database<SearchDbContext, SearchSqliteDbContext>()
        .Index()
        .Searching()
        .Matching()
        .Consumer<ChallengeConsumer>()
        .Consumer<CompanyConsumer>()
        .Consumer<ErasedPersonConsumer>();

    public override void Map(RouteGroupBuilder api)
    {
        SearchChallenges.Map(api);
        SearchCompanies.Map(api);
        SuggestWords.Map(api);
        ChallengeFeed.Map(api);

        SaveSearch.Map(api);
        ListSavedSearches.Map(api);
        DeleteSavedSearch.Map(api);

        Synonyms.Map(api);

        GetRecommendations.Map(api);
        GiveFeedback.Map(api);
        GetCandidates.Map(api);
        ExplainMatch.Map(api);
        GetExposure.Map(api);
        SuggestCategories.Map(api);
    }
}
