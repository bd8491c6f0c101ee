using System.Text.Json;
using Marketplace.Platform.Hosting;

namespace Marketplace.Web.Pages.Admin;

/// <summary>How one process of the product is.</summary>
/// <param name="Services">The services it runs, as far as they are known by their address.</param>
/// <param name="State"><c>up</c>, <c>degraded</c> or <c>down</c>.</param>
/// <param name="Parts">Its parts, such as <c>database:offers</c>, each with its state.</param>
public sealed record ServiceHealth(IReadOnlyList<string> Services, string State, IReadOnlyDictionary<string, string> Parts);

/// <summary>Asks every process that serves a part of the product how it is.</summary>
public sealed class ServiceHealths(IHttpClientFactory clients, ServiceAddresses addresses)
{
    /// <summary>Name of the client; it waits briefly, since a part that is slow to say how it is is not well.</summary>
    public const string Client = "health";

    private static readonly string[] Services = ["web", "companies", "challenges", "offers", "search", "programme", "notifications"];
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>One answer a process, in the order of the services.</summary>
    public async Task<IReadOnlyList<ServiceHealth>> AskAsync(CancellationToken ct) =>
        await Task.WhenAll(Services.GroupBy(addresses.Of).Select(process => OfAsync(process.Key, [.. process], ct)));

    private async Task<ServiceHealth> OfAsync(Uri address, IReadOnlyList<string> services, CancellationToken ct)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            using var answer = await http.GetAsync(new Uri(address, "/health/ready"), ct);
            var told = JsonSerializer.Deserialize<Told>(await answer.Content.ReadAsStringAsync(ct), Web);
            return new(services, told?.State ?? "down", told?.Parts ?? new Dictionary<string, string>());
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new(services, "down", new Dictionary<string, string>());
        }
    }

    private sealed record Told(string? State, Dictionary<string, string>? Parts);
}
