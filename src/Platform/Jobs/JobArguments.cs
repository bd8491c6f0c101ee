using System.Text.RegularExpressions;
using Hangfire.Client;
using Hangfire.Common;

namespace Marketplace.Platform.Jobs;

/// <summary>
/// Arguments are stored in the jobs database and shown on its dashboard, so they may be ids, numbers, times and short codes only:
/// no personal data, no contents.
/// </summary>
public sealed partial class JobArguments : IClientFilter
{
    /// <inheritdoc/>
    public void OnCreating(CreatingContext context) => Demand(context.Job);

    /// <inheritdoc/>
    public void OnCreated(CreatedContext context)
    {
    }

    internal static void Demand(Job job)
    {
        if (job.Args.FirstOrDefault(a => !Allowed(a)) is { } refused)
            throw new ArgumentException($"A {refused.GetType().Name} may not be an argument of the job {job.Type.Name}.{job.Method.Name}.");
    }

    private static bool Allowed(object? argument) => argument switch
    {
        null or bool or int or long or decimal or Guid or DateTimeOffset or DateOnly or Enum or CancellationToken => true,
        string code => Code().IsMatch(code),
        _ => false,
    };

    [GeneratedRegex(@"^[A-Za-z0-9._:/-]{0,64}\z")]
    private static partial Regex Code();
}
