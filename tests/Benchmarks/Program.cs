using Marketplace.Tests.Benchmarks.Classify;
using Marketplace.Tests.Benchmarks.Matching;
using Marketplace.Tests.Benchmarks.Messaging;
using Marketplace.Tests.Benchmarks.Retrieval;
using Marketplace.Tests.Benchmarks.Services;
using Marketplace.Tests.Benchmarks.Web;

var commands = new Dictionary<string, Func<string[], Task<int>>>
{
    ["retrieval"] = RetrievalCommand.RunAsync,
    ["variants"] = VariantsCommand.RunAsync,
    ["crosslingual"] = CrosslingualCommand.RunAsync,
    ["search"] = SearchBenchmark.RunAsync,
    ["rebuild"] = RebuildBenchmark.RunAsync,
    ["matching"] = MatchingCommand.RunAsync,
    ["match-speed"] = SpeedCommand.RunAsync,
    ["classify"] = ClassifyCommand.RunAsync,
    ["relay"] = RelayBenchmark.RunAsync,
    ["consume"] = ConsumeBenchmark.RunAsync,
    ["submit-offer"] = SubmitOfferBenchmark.RunAsync,
    ["publish-found"] = PublishFoundBenchmark.RunAsync,
    ["list-page"] = ListPageBenchmark.RunAsync,
};
if (args.Length > 0 && commands.TryGetValue(args[0], out var run)) return await run(args[1..]);
await Console.Error.WriteLineAsync($"Say what to measure: {string.Join(", ", commands.Keys)}.");
return 2;
