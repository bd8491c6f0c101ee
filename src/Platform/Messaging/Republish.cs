using Marketplace.Contracts;
using Marketplace.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Messaging;

/// <summary>How one service tells the present state of everything it owns.</summary>
public sealed record RepublishPart(string Service, Type Context, Func<ServiceDbContext, DateTimeOffset, IAsyncEnumerable<StateEvent>> States);

/// <summary>Puts the present state of every aggregate into the outbox again; consumers that have it already ignore it.</summary>
public sealed class Republish(IServiceScopeFactory scopes, IEnumerable<RepublishPart> parts, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <returns>How many events were written.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var written = 0;
        foreach (var part in parts)
        {
            await using var reading = scopes.CreateAsyncScope();
            var source = (ServiceDbContext)reading.ServiceProvider.GetRequiredService(part.Context);
            await foreach (var batch in part.States(source, clock.GetUtcNow()).Chunk(BatchSize).WithCancellation(ct))
            {
                await using var writing = scopes.CreateAsyncScope();
                var db = (ServiceDbContext)writing.ServiceProvider.GetRequiredService(part.Context);
                foreach (var state in batch) db.Publish(state);
                await db.SaveChangesAsync(ct);
                written += batch.Length;
            }
        }

        return written;
    }
}
