using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Integration.Platform;

/// <summary>Keeps what was logged, and lets a test wait for a line.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly List<string> _lines = [];
    private readonly SemaphoreSlim _added = new(0);

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public async Task WaitAsync(string part, TimeSpan deadline)
    {
        using var late = new CancellationTokenSource(deadline);
        while (!All.Any(l => l.Contains(part, StringComparison.Ordinal)))
        {
            try
            {
                await _added.WaitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"'{part}' was not logged in {deadline}, but:\n{string.Join('\n', All)}");
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Lines(this);

    public void Dispose()
    {
    }

    private sealed class Lines(LogLines owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (owner._lines)
                owner._lines.Add($"{logLevel} {formatter(state, exception)} {exception?.Message}");
            owner._added.Release();
        }
    }
}
