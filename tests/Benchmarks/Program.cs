using Marketplace.Tests.Benchmarks.Messaging;

var commands = new Dictionary<string, Func<string[], Task<int>>>
{
    ["relay"] = RelayBenchmark.RunAsync,
    ["consume"] = ConsumeBenchmark.RunAsync,
};
if (args.Length > 0 && commands.TryGetValue(args[0], out var run)) return await run(args[1..]);
Console.Error.WriteLine($"Name one of: {string.Join(", ", commands.Keys)}");
return 2;
