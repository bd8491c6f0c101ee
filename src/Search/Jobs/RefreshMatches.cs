using Marketplace.Search.Data;
using Marketplace.Search.Index;
using Marketplace.Search.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Search.Jobs;

/// <summary>
/// Finds the companies of every open challenge anew: what was learnt since may find more, and a pair that two processes each knew one half of is
/// found here at the latest.
/// </summary>
internal sealed class RefreshMatches(IServiceScopeFactory scopes, MatchKeeper keeper, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await keeper.ReadyAsync(ct);
        foreach (var id in await OpenAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SearchDbContext>();
            var challenge = await db.Documents.AsNoTracking().Where(d => d.Id == id).Select(d => d.Challenge).SingleOrDefaultAsync(ct);
            if (challenge?.IsOpen(clock.GetUtcNow()) != true) continue;
            await scope.ServiceProvider.GetRequiredService<MatchBook>().FindAsync(challenge, challenge.ToMatch(), ct);
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<List<Guid>> OpenAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SearchDbContext>();
        return await db.Documents.AsNoTracking().Where(d => d.Kind == DocumentKind.Challenge && d.Searchable).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
    }
}
