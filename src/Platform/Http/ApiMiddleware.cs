using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Http;

/// <summary>For API requests: words in the caller's language, and a problem document where an answer would have no body.</summary>
internal sealed class ApiMiddleware(RequestDelegate next)
{
    private static readonly CultureInfo Persian = CultureInfo.GetCultureInfo("fa");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = Language(context.Request);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept-Language";
        await next(context);
        if (context.Response.HasStarted || context.Response.ContentLength > 0 || context.Response.ContentType is not null || context.Response.StatusCode < 400) return;
        var code = context.Response.StatusCode switch
        {
            401 => "access.unauthenticated",
            403 => "access.forbidden",
            404 => "not.found",
            429 => "request.too_many",
            _ => "request.unreadable",
        };
        await Problems.WriteAsync(context, context.RequestServices.GetRequiredService<Problems>().Of(context.Response.StatusCode, code));
    }

    private static CultureInfo Language(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value?[..2])
            .FirstOrDefault(l => l is "fa" or "en") == "fa" ? Persian : English;
}
