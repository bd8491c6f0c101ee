using Marketplace.Web.Localization;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing.Template;

namespace Marketplace.Web.Shell;

/// <summary>Which addresses have a page. Menus offer only what can be opened.</summary>
public sealed class SitePages(IActionDescriptorCollectionProvider actions)
{
    private readonly Lazy<HashSet<string>> _paths = new(() => actions.ActionDescriptors.Items
        .Select(a => a.AttributeRouteInfo?.Template)
        .OfType<string>()
        .Where(t => t.StartsWith(CulturePrefix.Segment, StringComparison.Ordinal))
        .Select(t => LiteralPath(t[CulturePrefix.Segment.Length..]))
        .OfType<string>()
        .ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a page answers at a path without its language, such as <c>/challenges</c>. A query or fragment is ignored.</summary>
    public bool Has(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return _paths.Value.Contains((end < 0 ? path : path[..end]).TrimEnd('/'));
    }

    private static string? LiteralPath(string template)
    {
        var segments = TemplateParser.Parse(template.TrimStart('/')).Segments;
        var literal = segments.TakeWhile(s => s.Parts.All(p => p.IsLiteral)).ToList();
        var rest = segments.Skip(literal.Count);
        return rest.All(s => s.Parts.All(p => p.IsOptional || p.IsCatchAll || p.DefaultValue is not null))
            ? string.Concat(literal.Select(s => "/" + string.Concat(s.Parts.Select(p => p.Text))))
            : null;
    }
}
