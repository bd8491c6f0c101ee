using Marketplace.Search.Data;
using Marketplace.Search.Feeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Search.Index.Elastic;

/// <summary>Remembers in the database how far each generation on the cluster has come, and which documents the cluster refused.</summary>
internal interface IElasticCursors
{
    Task<long> ReadAsync(string generation, CancellationToken ct);

    /// <param name="refused">Documents the cluster will not take, with its reason; they are tried again when they change and when the index is built anew.</param>
    Task WriteAsync(string generation, long sequence, IReadOnlyList<RefusedDocument> refused, CancellationToken ct);
}

internal sealed class ElasticCursors(IServiceScopeFactory scopes) : IElasticCursors
{
    public async Task<long> ReadAsync(string generation, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SearchDbContext>();
        return await db.Cursors.Where(c => c.Generation == generation).Select(c => c.Sequence).SingleOrDefaultAsync(ct);
    }

    public async Task WriteAsync(string generation, long sequence, IReadOnlyList<RefusedDocument> refused, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SearchDbContext>();
        var cursor = await db.Cursors.SingleOrDefaultAsync(c => c.Generation == generation, ct);
        if (cursor is null) db.Cursors.Add(cursor = new IndexCursor { Generation = generation });
        cursor.Sequence = Math.Max(cursor.Sequence, sequence);
        foreach (var document in refused)
        {
            await db.Refused.Where(r => r.Id == document.Id).ExecuteDeleteAsync(ct);
            db.Refused.Add(document);
        }

        await db.SaveChangesAsync(ct);
    }
}
