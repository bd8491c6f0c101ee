using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using Marketplace.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Jobs;

/// <summary>What holds for every job of this process. Not Hangfire's global filters, which all hosts of a process would share.</summary>
internal sealed class JobRules(IEnumerable<RecurringJob> jobs, ILoggerFactory logs) : IJobFilterProvider
{
    private readonly JobFilterAttributeFilterProvider _attributes = new();
    private readonly JobFilter[] _rules = [.. new object[]
    {
        new StatisticsHistoryAttribute(),
        new ContinuationsSupportAttribute(),
        new JobArguments(),
        new SkipOverlaps(),
        new NameDeeds(),
        new Retries(jobs.Where(j => j.SubMinute).Select(j => j.Id).ToHashSet(), logs.CreateLogger("Marketplace.Jobs")),
    }.Select(rule => new JobFilter(rule, JobFilterScope.Global, null))];

    public IEnumerable<JobFilter> GetFilters(Job job) => _rules.Concat(_attributes.GetFilters(job));

    /// <summary>A recurring job that is still running here is not started a second time.</summary>
    private sealed class SkipOverlaps : IServerFilter
    {
        private readonly ConcurrentDictionary<string, string> _running = new();

        public void OnPerforming(PerformingContext context)
        {
            if (context.GetJobParameter<string>("RecurringJobId", allowStale: true) is { } id && !_running.TryAdd(id, context.BackgroundJob.Id))
                context.Canceled = true;
        }

        public void OnPerformed(PerformedContext context)
        {
            if (context.GetJobParameter<string>("RecurringJobId", allowStale: true) is { } id)
                _running.TryRemove(new KeyValuePair<string, string>(id, context.BackgroundJob.Id));
        }
    }

    /// <summary>The audit trail names the job that changed something.</summary>
    private sealed class NameDeeds : IServerFilter
    {
        public void OnPerforming(PerformingContext context) =>
            Deed.Current = context.GetJobParameter<string>("RecurringJobId", allowStale: true) ?? context.BackgroundJob.Job?.Type.Name;

        public void OnPerformed(PerformedContext context) => Deed.Current = null;
    }

    /// <summary>Five more tries with growing pauses; none for what runs again within the minute anyway. Every failure is logged.</summary>
    private sealed class Retries(HashSet<string> subMinute, ILogger log) : IElectStateFilter, IApplyStateFilter
    {
        private readonly AutomaticRetryAttribute _again = new() { Attempts = 5, DelaysInSeconds = [2, 15, 60, 300, 1800], LogEvents = false };
        private readonly AutomaticRetryAttribute _never = new() { Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete, LogEvents = false };

        public void OnStateElection(ElectStateContext context)
        {
            if (context.CandidateState is not FailedState failed)
                return;
            var recurring = context.GetJobParameter<string>("RecurringJobId", allowStale: true);
            (recurring is not null && subMinute.Contains(recurring) ? _never : _again).OnStateElection(context);
            log.LogError(failed.Exception, "Job {Job} ({JobId}) failed; it is now {State}.",
                recurring ?? $"{context.BackgroundJob.Job?.Type.Name}.{context.BackgroundJob.Job?.Method.Name}",
                context.BackgroundJob.Id, context.CandidateState.Name);
        }

        public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => _again.OnStateApplied(context, transaction);

        public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => _again.OnStateUnapplied(context, transaction);
    }
}
