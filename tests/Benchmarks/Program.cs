using Marketplace.Tests.Benchmarks.Matching;

return args switch
{
    ["matching", .. var rest] => await MatchingCommand.RunAsync(rest),
    ["trial", .. var rest] => await Trial.RunAsync(rest),
    ["match-speed", .. var rest] => await SpeedCommand.RunAsync(rest),
    ["classify", .. var rest] => await Marketplace.Tests.Benchmarks.Classify.ClassifyCommand.RunAsync(rest),
    _ => 2,
};
