using System.Diagnostics;
using Marketplace.Web.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages;

/// <summary>What went wrong, in words, with the id to look it up by. Never reached by a link.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(TimeProvider clock) : PageModel
{
    private static readonly int[] Worded = [400, 403, 404, 429, 500, 503];

    /// <summary>The status whose words are shown: the nearest one that has some.</summary>
    public int Fault { get; private set; }

    /// <summary>The trace id of the failed request, or the server's own id while nothing traces.</summary>
    public string Reference => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    /// <summary>When it failed.</summary>
    public DateTimeOffset At { get; } = clock.GetUtcNow();

    /// <summary>The address that failed, to be tried again; null when it was not a read.</summary>
    public string? Again { get; private set; }

    /// <summary>Shows the fault, whatever the method of the request that failed.</summary>
    public void OnGet() => Show();

    /// <inheritdoc cref="OnGet" />
    public void OnPost() => Show();

    private void Show()
    {
        var status = HttpContext.Response.StatusCode;
        var code = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var failure = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        // Opened by its own address there is no fault to tell, so there is no such page.
        if (code is null && failure is null)
            Response.StatusCode = status = StatusCodes.Status404NotFound;
        Fault = Worded.Contains(status) ? status : status switch { 502 or 504 => 503, >= 500 => 500, _ => 404 };
        var path = code?.OriginalPath ?? failure?.Path;
        // A path such as //elsewhere.example would be an address of another site, so only pages' own paths are offered.
        if (HttpMethods.IsGet(Request.Method) && Fault >= 429 && path is not null && CulturePrefix.LanguageOf(path) is not null)
            Again = Request.PathBase + new PathString(path) + (code?.OriginalQueryString ?? Request.QueryString.Value);
    }
}
