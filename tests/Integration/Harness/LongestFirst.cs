using Marketplace.Tests.Integration.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Marketplace.Tests.Integration.Harness;

/// <summary>Begins with the classes that take longest, so that the run does not end on one of them alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
        ["Processes.LosingProcesses", "Journeys.ApiJourney", "Processes.LosingServers", "Hostile.HostileInput", "Web.Systems", "Offers.ClosingOffers", "Challenges.ImportingChallenges"];

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(c => RankOf(c.TestCollectionDisplayName))];

    private static int RankOf(string name) => Array.FindIndex(Longest, l => name.Contains(l, StringComparison.Ordinal)) is >= 0 and var rank ? rank : Longest.Length;
}
