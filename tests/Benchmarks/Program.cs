using Marketplace.Tests.Benchmarks.Matching;

return args switch
{
    ["matching", .. var rest] => await MatchingCommand.RunAsync(rest),
    ["trial", .. var rest] => await Trial.RunAsync(rest),
    _ => 2,
};
