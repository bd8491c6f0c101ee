using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Search.Index.Elastic;

/// <summary>Speaks to a cluster over its REST API. A refusal becomes an <see cref="IndexUnavailableException"/> that says whether waiting may help.</summary>
internal sealed class ElasticConnection(HttpClient http) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="address">Of one node or a balancer; name and password may stand in it.</param>
    public static ElasticConnection To(string address)
    {
        var uri = new Uri(address);
        var http = new HttpClient { BaseAddress = new UriBuilder(uri) { UserName = "", Password = "", Path = uri.AbsolutePath.TrimEnd('/') + "/" }.Uri, Timeout = Patience };
        if (uri.UserInfo.Length > 0) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo))));
        return new ElasticConnection(http);
    }

    /// <summary>Sends a request and reads the answer; null when what it names is not there.</summary>
    public async Task<JsonElement?> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken ct) =>
        await SendAsync(method, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), ct);

    /// <summary>Sends lines of JSON, as a bulk request has them.</summary>
    public async Task<JsonElement?> SendLinesAsync(string path, IEnumerable<JsonNode> lines, CancellationToken ct)
    {
        var text = new StringBuilder();
        foreach (var line in lines) text.Append(line.ToJsonString()).Append('\n');
        return await SendAsync(HttpMethod.Post, path, new StringContent(text.ToString(), Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson")), ct);
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonElement?> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            using var response = await http.SendAsync(request, ct);
            if (response.StatusCode == HttpStatusCode.NotFound) return null;
            var text = await response.Content.ReadAsStringAsync(ct);
            if (!response.IsSuccessStatusCode)
                throw new IndexUnavailableException($"{method} {path} was answered {(int)response.StatusCode}: {text[..Math.Min(text.Length, 300)]}") { IsAway = (int)response.StatusCode is 401 or 403 or 429 or >= 500 };
            return text.Length == 0 ? default(JsonElement) : JsonElement.Parse(text);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new IndexUnavailableException($"{method} {path} got no answer: {e.Message}", e) { IsAway = true };
        }
    }
}
