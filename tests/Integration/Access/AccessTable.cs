using Marketplace.Tests.Integration.Processes;

namespace Marketplace.Tests.Integration.Access;

/// <summary>What each of the six gets from an endpoint.</summary>
/// <param name="Owner">Whose resource the path names: seeker, solver or chair.</param>
/// <param name="Expected">A letter a caller: + let in (also where the state refuses), U 401, F 403, N 404.</param>
internal sealed record AccessRow(string Name, string Method, string Path, string Owner, string Expected, string? Body);

internal static class AccessTable
{
    public static IReadOnlyList<AccessRow> Rows { get; } = [.. File.ReadLines(Path.Combine(MarketplaceProcess.RepositoryRoot, "tests/Integration/Access/endpoints.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split((char[]?)null, 6, StringSplitOptions.RemoveEmptyEntries))
        .Select(cells => new AccessRow(cells[0], cells[1], cells[2], cells[3], cells[4], cells.Length > 5 ? cells[5] : null))];
}
