using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Marketplace.Web.Site;

/// <summary>What this process answers besides pages, its own services and the gateway to the others, so that only what exists is linked.</summary>
public sealed class Endpoints(IEnumerable<EndpointDataSource> sources)
{
    /// <summary>Whether a GET of a path is answered.</summary>
    public bool Answer(string path) => sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Any(e => Matches(e, path));

    private static bool Matches(RouteEndpoint endpoint, string path)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        return (methods is null || methods.Count == 0 || methods.Contains(HttpMethods.Get))
            && endpoint.RoutePattern.RawText is { Length: > 0 } raw
            && new TemplateMatcher(TemplateParser.Parse(raw), new RouteValueDictionary(endpoint.RoutePattern.Defaults)).TryMatch(path, []);
    }
}
