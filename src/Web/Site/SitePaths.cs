using Marketplace.Web.Localization;
using Marketplace.Web.Persian;

namespace Marketplace.Web.Site;

/// <summary>Which requests are for pages, and where a visit begins.</summary>
internal static class SitePaths
{
    /// <summary>Whether a request is for a page, so that a fault may be told as one: services' answers are left alone.</summary>
    public static bool IsPage(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/health"))
            return false;
        return CulturePrefix.LanguageOf(request.Path) is not null
            || request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>From the bare address to the reader's language.</summary>
    public static IResult ToLanguage(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        return Results.LocalRedirect($"~/{PreferredLanguage.Of(context.Request).Code()}{context.Request.QueryString}");
    }

    /// <summary>Keeps the language of the page that is read for the next visit.</summary>
    public static Task RememberLanguage(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) && CulturePrefix.LanguageOf(context.Request.Path) is { } language)
            PreferredLanguage.Remember(context, language);
        return next(context);
    }

    /// <summary>Lets browsers keep the font for good: its name has its version, but theme.css cannot use a fingerprinted address.</summary>
    public static Task KeepFont(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/lib") && context.Request.Path.Value!.EndsWith(".woff2", StringComparison.Ordinal))
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
