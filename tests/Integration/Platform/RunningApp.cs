using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Marketplace.Tests.Integration.Platform;

/// <summary>A started application that is stopped, and not only disposed, at the end of a test.</summary>
internal sealed class RunningApp(WebApplication app) : IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public HttpClient Client() => new() { BaseAddress = new Uri(app.Urls.Single()) };

    public static async Task<RunningApp> StartAsync(WebApplication app)
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningApp(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
