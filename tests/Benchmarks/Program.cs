using Marketplace.Tests.Benchmarks.Classify;
using Marketplace.Tests.Benchmarks.Matching;
using Marketplace.Tests.Benchmarks.Messaging;
using Marketplace.Tests.Benchmarks.Retrieval;

var commands = new Dictionary<string, Func<string[], Task<int>>>
{
    ["retrieval"] = RetrievalCommand.RunAsync,
    ["variants"] = VariantsCommand.RunAsync,
    ["crosslingual"] = CrosslingualCommand.RunAsync,
    ["growth"] = GrowthCommand.RunAsync,
    ["matching"] = MatchingCommand.RunAsync,
    ["match-speed"] = SpeedCommand.RunAsync,
    ["classify"] = ClassifyCommand.RunAsync,
    ["relay"] = RelayBenchmark.RunAsync,
    ["consume"] = ConsumeBenchmark.RunAsync,
};
if (args.Length > 0 && commands.TryGetValue(args[0], out var run)) return await run(args[1..]);
await Console.Error.WriteLineAsync($"Say what to measure: {string.Join(", ", commands.Keys)}.");
return 2;
