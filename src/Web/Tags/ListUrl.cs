using Marketplace.Web.Localization;
using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Marketplace.Web.Tags;

/// <summary>Addresses of pages: in the reader's language, and of the same list with other filters.</summary>
public static class ListUrl
{
    /// <summary>Query key of the page number, which starts again at 1 when anything else changes.</summary>
    public const string Page = "page";

    // Pages nobody wants to come back to after signing in.
    private static readonly string[] Doors =
        ["", "/sign-in", "/sign-in/code", "/sign-out", "/register", "/check-mail", "/confirm-email", "/forgot-password", "/reset-password"];

    /// <summary>A path of the site in the page's language: <c>/challenges</c> gives <c>/fa/challenges</c>.</summary>
    public static string To(HttpRequest request, string path) =>
        $"{request.PathBase}/{Languages.Current.Code()}{(path == "/" ? "" : path)}";

    /// <summary>The sign-in page, which leads back to the page one is on.</summary>
    public static string SignIn(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        var here = path[Math.Min(path.Length, 3)..];
        var back = HttpMethods.IsGet(request.Method) && CulturePrefix.LanguageOf(request.Path) is not null && !Doors.Contains(here, StringComparer.OrdinalIgnoreCase);
        return To(request, "/sign-in") + (back ? QueryString.Create("returnUrl", request.PathBase + request.Path + request.QueryString) : "");
    }

    /// <summary>This address with one query value replaced, or removed when <paramref name="value"/> is null.</summary>
    public static string With(HttpRequest request, string name, string? value) =>
        Build(request, request.Query
            .Where(q => !Same(q.Key, name) && !Same(q.Key, Page))
            .Append(new(name, value is null ? StringValues.Empty : value)));

    /// <summary>This address with one of several values of a query key taken out.</summary>
    public static string Without(HttpRequest request, string name, string value) =>
        Build(request, request.Query
            .Where(q => !Same(q.Key, Page))
            .Select(q => Same(q.Key, name) ? new(q.Key, q.Value.Where(v => v != value).ToArray()) : q));

    /// <summary>This address without the named query keys.</summary>
    public static string Clear(HttpRequest request, IEnumerable<string> names) =>
        Build(request, request.Query.Where(q => !Same(q.Key, Page) && !names.Any(n => Same(n, q.Key))));

    /// <summary>This page, query included, in the other language; of a failed page its own address is meant.</summary>
    public static string InOtherLanguage(HttpContext context)
    {
        var failed = context.Features.Get<IStatusCodeReExecuteFeature>();
        var path = failed?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "/";
        var query = failed is null ? context.Request.QueryString.Value : failed.OriginalQueryString;
        var rest = CulturePrefix.LanguageOf(path) is { } language ? path[(language.Code().Length + 1)..] : "";
        return $"{context.Request.PathBase}/{Languages.Current.Other().Code()}{new PathString(rest)}{query}";
    }

    private static string Build(HttpRequest request, IEnumerable<KeyValuePair<string, StringValues>> query) =>
        QueryHelpers.AddQueryString(request.PathBase + request.Path, query.Where(q => q.Value.Count > 0));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
