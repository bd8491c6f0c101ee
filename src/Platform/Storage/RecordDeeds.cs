using Marketplace.Platform.Access;
using Marketplace.Platform.Audit;
using Marketplace.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Platform.Storage;

/// <summary>Writes into the audit trail which aggregates a save changes, by which command and by whom, in the same transaction: no feature can forget it.</summary>
internal sealed class RecordDeeds(AuditTrail trail, IHttpContextAccessor http) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var changed = db.ChangeTracker.Entries<Aggregate>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changed.Count == 0) return ValueTask.FromResult(result);

        var context = http.HttpContext;
        var caller = context is null ? Caller.Nobody : Caller.Of(context.User);
        var action = context?.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? Deed.Current ?? "System";
        foreach (var entry in changed)
            trail.Record(db, new AuditActor(caller.PersonId, caller.CompanyId), action, entry.Metadata.ClrType.Name, entry.Entity.Id,
                ("version", entry.Entity.Version), ("change", AuditValue.Code(entry.State.ToString())));
        return ValueTask.FromResult(result);
    }
}

/// <summary>The consumer or job at work, where there is no request to name the deed after.</summary>
internal static class Deed
{
    private static readonly AsyncLocal<string?> Name = new();

    public static string? Current
    {
        get => Name.Value;
        set => Name.Value = value;
    }
}
