using Marketplace.Web.Persian;

namespace Marketplace.Web.Localization;

/// <summary>The language of a reader who has not named one in the address.</summary>
public static class PreferredLanguage
{
    /// <summary>Cookie with the language last read, kept only when it differs from what the browser asks for.</summary>
    public const string Cookie = "language";

    /// <summary>The cookie's language, else the first of the two the browser prefers, else Persian.</summary>
    public static Language Of(HttpRequest request) =>
        Read(request.Cookies[Cookie]) ?? OfBrowser(request) ?? Language.Persian;

    /// <summary>Remembers the language of the page when the reader's browser would have led to the other one.</summary>
    public static void Remember(HttpContext context, Language language)
    {
        if (Of(context.Request) == language)
            return;
        context.Response.Cookies.Append(Cookie, language.Code(), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    private static Language? OfBrowser(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1)
        .Where(l => l.Quality is not 0)
        .Select(l => Read(l.Value.Value?.Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(l => l is not null);

    private static Language? Read(string? code) => code switch
    {
        "fa" => Language.Persian,
        "en" => Language.English,
        _ => null,
    };
}
