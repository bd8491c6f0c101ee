using Marketplace.Tests.Integration.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Marketplace.Tests.Integration.Harness;

/// <summary>Begins with the classes that take longest, so that the run does not end on one of them alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // Those that start many processes not all at the same time: a core has to be left for what they wait for.
    private static readonly string[] Longest =
        ["Processes.LosingProcesses", "Hostile.HostileInput", "Journeys.ApiJourney", "Offers.ClosingOffers", "Processes.LosingServers", "Web.Systems", "Challenges.ImportingChallenges"];

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(c => RankOf(c.TestCollectionDisplayName))];

    private static int RankOf(string name) => Array.FindIndex(Longest, l => name.Contains(l, StringComparison.Ordinal)) is >= 0 and var rank ? rank : Longest.Length;
}
