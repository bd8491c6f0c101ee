using System.Net;
using System.Text;

namespace Marketplace.Tests.Unit.Search.Elastic;

/// <summary>Stands in for a cluster: notes every request and answers as told.</summary>
internal sealed class Cluster(Func<HttpMethod, string, string?, (int Status, string Body)> answer) : HttpMessageHandler
{
    public List<(HttpMethod Method, string Path, string? Body)> Requests { get; } = [];

    public HttpClient Client() => new(this, disposeHandler: false) { BaseAddress = new Uri("http://cluster.test/") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery.TrimStart('/');
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method, path, body));
        var (status, text) = answer(request.Method, path, body);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
