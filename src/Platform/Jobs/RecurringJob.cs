using System.Linq.Expressions;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Platform.Jobs;

/// <summary>A job that runs by the clock.</summary>
/// <param name="Id">Unique among all services: <c>queue.name</c>.</param>
/// <param name="Queue">The service's name; only processes that host the service run it.</param>
/// <param name="Cron">Five fields, or six with seconds in front; legal time (Asia/Tehran).</param>
/// <param name="Job">What is called.</param>
public sealed record RecurringJob(string Id, string Queue, string Cron, Job Job)
{
    /// <summary>It runs again within the minute, so a failed run is not repeated: the next run is the repetition.</summary>
    public bool SubMinute => Cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
}

/// <summary>Declares jobs.</summary>
public static class RecurringJobs
{
    /// <summary>
    /// Declares a job of a service. It must bear being run twice, late, or not at all for a while; it gets a scope of its own.
    /// Runs that would overlap in one process are skipped.
    /// </summary>
    /// <param name="services">The process's services.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="name">The job's name within the service, such as <c>close-due</c>.</param>
    /// <param name="cron">Five fields, or six with seconds in front; legal time (Asia/Tehran).</param>
    /// <param name="call">The one method to call; see <see cref="JobArguments"/> for what it may be given.</param>
    /// <exception cref="ArgumentException">An argument that may not be stored.</exception>
    public static IServiceCollection AddRecurringJob<TJob>(
        this IServiceCollection services, string service, string name, string cron, Expression<Func<TJob, Task>> call)
        where TJob : class
    {
        services.TryAddScoped<TJob>();
        var job = Job.FromExpression(call, service);
        JobArguments.Demand(job);
        return services.AddSingleton(new RecurringJob($"{service}.{name}", service, cron, job));
    }
}
