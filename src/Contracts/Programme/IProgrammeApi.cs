using Marketplace.Contracts.Challenges;
using Refit;

namespace Marketplace.Contracts.Programme;

/// <summary>The Programme service over HTTP. Errors are RFC 9457 problems.</summary>
public interface IProgrammeApi
{
    /// <summary>Officers and council.</summary>
    [Get("/api/programme/v1/board")]
    Task<Board> Board(string? province = null, string? field = null, CancellationToken ct = default);

    /// <summary>Officers and council.</summary>
    [Get("/api/programme/v1/matches")]
    Task<Page<MatchRow>> Matches(Guid? challengeId = null, MatchStage? stage = null, string? sort = null, int page = 1, int pageSize = 20, CancellationToken ct = default);

    /// <summary>Officers and council.</summary>
    [Get("/api/programme/v1/challenges/{challengeId}/trail")]
    Task<IReadOnlyList<TrailEntry>> Trail(Guid challengeId, CancellationToken ct = default);

    /// <summary>Public.</summary>
    [Get("/api/programme/v1/kpis")]
    Task<Kpis> Kpis(CancellationToken ct = default);
}
