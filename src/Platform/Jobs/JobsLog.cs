using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Jobs;

/// <summary>
/// Hangfire keeps its log provider for the whole process and asks it in type initialisers, where an exception is for ever; a host that is
/// gone must not break the next one's jobs.
/// </summary>
internal sealed class JobsLog(ILoggerFactory logs) : ILogProvider
{
    private readonly AspNetCoreLogProvider _provider = new(logs);

    public ILog GetLogger(string name)
    {
        try
        {
            return _provider.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
