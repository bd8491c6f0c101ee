using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Audit;
using Marketplace.Web.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace Marketplace.Web.Clients;

/// <param name="Id">What the system calls itself.</param>
/// <param name="Secret">What proves it; kept nowhere in the clear.</param>
public sealed record ClientSecret(string Id, string Secret);

/// <summary>Makes, lists and revokes systems that call the API. Whose they are is inside each query.</summary>
public sealed class ApiClients(OpenIddictApplicationManager<ApiClient> manager, WebDbContext db, AuditTrail trail, TimeProvider clock)
{
    private const int SecretBytes = 32;
    private const int IdBytes = 8;

    /// <summary>The clients this caller answers for, newest first.</summary>
    public async Task<IReadOnlyList<ApiClient>> ListAsync(Caller caller, CancellationToken ct) =>
        await Of(caller).AsNoTracking().OrderByDescending(c => c.CreatedAt).Take(200).ToListAsync(ct);

    /// <summary>Registers a client whose name and standing are filled in.</summary>
    public async Task<ClientSecret> MakeAsync(ApiClient client, CancellationToken ct)
    {
        var made = new ClientSecret("nz-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));
        client.CreatedAt = clock.GetUtcNow();
        await manager.PopulateAsync(client, new OpenIddictApplicationDescriptor
        {
            ClientId = made.Id,
            ClientType = OpenIddictConstants.ClientTypes.Confidential,
            DisplayName = client.DisplayName,
            Permissions = { OpenIddictConstants.Permissions.Endpoints.Token, OpenIddictConstants.Permissions.GrantTypes.ClientCredentials },
        }, ct);
        trail.Record(db, new AuditActor(client.CreatedBy, client.CompanyId), "api_client.made", "api_client", made.Id);
        await manager.CreateAsync(client, made.Secret, ct);
        return made;
    }

    /// <summary>Ends a client.</summary>
    /// <returns>Whether there was one that this caller answers for.</returns>
    public async Task<bool> RevokeAsync(string clientId, Caller caller, CancellationToken ct)
    {
        if (await Of(caller).SingleOrDefaultAsync(c => c.ClientId == clientId, ct) is not { } client) return false;
        trail.Record(db, new AuditActor(caller.PersonId, caller.CompanyId), "api_client.revoked", "api_client", clientId);
        await manager.DeleteAsync(client, ct);
        return true;
    }

    private IQueryable<ApiClient> Of(Caller caller)
    {
        var (all, company) = (caller.IsAdministrator, caller.CompanyRole == MemberRole.Owner ? caller.CompanyId : null);
        return db.ApiClients.Where(c => all || company != null && c.CompanyId == company);
    }
}
