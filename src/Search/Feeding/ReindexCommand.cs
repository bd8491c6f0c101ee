using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Search.Feeding;

/// <summary><c>marketplace reindex</c>: builds the index anew beside the one in use and puts it in its place.</summary>
internal static class ReindexCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var documents = await services.GetRequiredService<IndexKeeper>().RebuildAsync(ct);
        await Console.Out.WriteLineAsync($"{documents} documents indexed");
        return 0;
    }
}
