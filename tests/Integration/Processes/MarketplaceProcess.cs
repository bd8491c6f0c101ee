using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Marketplace.Tests.Integration.Servers;

namespace Marketplace.Tests.Integration.Processes;

/// <summary>The product's own executable in a process of its own, as an operator starts it.</summary>
public sealed class MarketplaceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static int _lastPort = 20_000 + Environment.ProcessId % 5_000;
    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private bool _disposed;

    private MarketplaceProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Everything it has written so far.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>A port below the ephemeral range that nobody listens on.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken by somebody else.
            }
        }
    }

    /// <summary>Starts it without waiting for it to be ready.</summary>
    /// <param name="arguments">As on the command line, for example <c>run companies</c>.</param>
    /// <param name="settings">As environment variables, with <c>:</c> for <c>__</c>.</param>
    /// <param name="executable">Another build than the one tested.</param>
    public static MarketplaceProcess Launch(string arguments, IReadOnlyDictionary<string, string?> settings, int? port = null, string? executable = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var start = new ProcessStartInfo("dotnet", $"{executable ?? Path.Combine(RepositoryRoot, "src/Host/bin/Debug/net10.0/marketplace.dll")} {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var started = new MarketplaceProcess(new Process { StartInfo = start }, address);
        started._process.OutputDataReceived += (_, line) => started.Write(line.Data);
        started._process.ErrorDataReceived += (_, line) => started.Write(line.Data);
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Starts it and waits until every part it needs is there.</summary>
    public static async Task<MarketplaceProcess> StartAsync(string arguments, IReadOnlyDictionary<string, string?> settings, int? port = null, string? executable = null)
    {
        var started = Launch(arguments, settings, port, executable);
        await started.ReadyAsync();
        return started;
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(string arguments, IReadOnlyDictionary<string, string?> settings)
    {
        await using var command = Launch(arguments, settings);
        await command._process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        command._process.WaitForExit();
        return command._process.ExitCode == 0 ? command.Log : throw new InvalidOperationException($"marketplace {arguments} ended with {command._process.ExitCode}:\n{command.Log}");
    }

    /// <summary>Waits until every part it needs is there.</summary>
    public Task ReadyAsync() => AnswersAsync("/health/ready");

    /// <summary>Waits until it answers at all, whatever parts are away.</summary>
    public Task LiveAsync() => AnswersAsync("/health/live");

    private async Task AnswersAsync(string path)
    {
        try
        {
            await AnsweringAsync(path);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}; it says:\n{Log}", e);
        }
    }

    private async Task AnsweringAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.HoldsAsync(
            async () =>
            {
                if (_process.HasExited) throw new InvalidOperationException($"The process ended with {_process.ExitCode}:\n{Log}");
                try
                {
                    return (await http.GetAsync(new Uri(path, UriKind.Relative))).IsSuccessStatusCode;
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
                {
                    return false;
                }
            },
            Patience, $"{Address}{path} answers");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as Ctrl-C and every supervisor do.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", $"-TERM {_process.Id}");
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Write(string? line)
    {
        if (line is null) return;
        lock (_log) _log.AppendLine(line);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Marketplace.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
