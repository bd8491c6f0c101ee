using Marketplace.Web.Localization;
using Microsoft.AspNetCore.OutputCaching;

namespace Marketplace.Web.Site;

/// <summary>
/// Visitors without a session who open the same bare list within a second get it as it was made for the first of them, compressed as it was. An
/// address with filters or words is always answered anew. Shared by many, such a page has no nonce; its scripts are this site's files.
/// </summary>
internal sealed class SharedPages : IOutputCachePolicy
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private static readonly HashSet<string> Lists = ["/fa/challenges", "/en/challenges", "/fa/companies", "/en/companies"];
    private static readonly object Shared = new(), Whole = new();

    /// <summary>Whether the answer to this request may be another visitor's too.</summary>
    public static bool Has(HttpContext http) => http.Items.ContainsKey(Shared);

    /// <summary>Lets a page be shared: nothing was missing when it was made.</summary>
    public static void Share(HttpContext http) => http.Items[Whole] = true;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) || request.QueryString.HasValue || !Lists.Contains(request.Path) || request.Cookies.Keys.Any(k => k != PreferredLanguage.Cookie))
            return ValueTask.CompletedTask;
        context.HttpContext.Items[Shared] = true;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept;
        context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0 && context.HttpContext.Items.ContainsKey(Whole);
        return ValueTask.CompletedTask;
    }
}
