using System.Collections.Concurrent;
using Microsoft.AspNetCore.Routing.Template;

namespace Marketplace.Web.Site;

/// <summary>What this process answers besides pages, its own services and the gateway to the others, so that only what exists is linked.</summary>
public sealed class Endpoints(IEnumerable<EndpointDataSource> sources)
{
    private readonly ConcurrentDictionary<string, bool> _known = new();

    /// <summary>Whether a GET of a path is answered. Remembered, so for paths that pages name, not for what comes in a request.</summary>
    public bool Answer(string path) => _known.GetOrAdd(path, p => sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Any(e => Matches(e, p)));

    private static bool Matches(RouteEndpoint endpoint, string path)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        return (methods is null || methods.Count == 0 || methods.Contains(HttpMethods.Get))
            // A fallback answers everything and offers nothing.
            && endpoint.RoutePattern.PathSegments is [{ IsSimple: true } first, ..] && first.Parts[0].IsLiteral
            && endpoint.RoutePattern.RawText is { Length: > 0 } raw
            && new TemplateMatcher(TemplateParser.Parse(raw), new RouteValueDictionary(endpoint.RoutePattern.Defaults)).TryMatch(path, []);
    }
}
