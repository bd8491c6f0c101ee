using Marketplace.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Http;

/// <summary>Which page of a list is wanted. Out-of-range values are brought into range rather than refused.</summary>
public sealed record Paging(int Page, int PageSize)
{
    public const int LargestPage = 100;

    public int Skip => (Page - 1) * PageSize;

    public static Paging Of(int? page, int? pageSize) => new(Math.Clamp(page ?? 1, 1, 100_000), Math.Clamp(pageSize ?? 20, 1, LargestPage));

    /// <summary>Counts the rows and reads one page of them.</summary>
    public async Task<Page<T>> ReadAsync<T>(IQueryable<T> rows, CancellationToken ct)
    {
        var total = await rows.LongCountAsync(ct);
        var items = total <= Skip ? [] : await rows.Skip(Skip).Take(PageSize).ToListAsync(ct);
        return new Page<T>(items, total, Page, PageSize);
    }
}
