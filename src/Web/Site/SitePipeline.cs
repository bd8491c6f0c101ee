using Marketplace.Web.Http;
using Marketplace.Web.Localization;
using Microsoft.AspNetCore.Hosting;

namespace Marketplace.Web.Site;

/// <summary>
/// What surrounds the pages. As a start-up filter it stands outside of routing and authorization, so that their refusals
/// become pages too and a failed request can be routed anew. Requests that are not for a page only get the headers.
/// </summary>
internal sealed class SitePipeline : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseSecurityHeaders();
        app.Use(SitePaths.KeepFont);
        app.UseWhen(SitePaths.IsPage, page =>
        {
            page.Use(SitePaths.RememberLanguage);
            // What it keeps is compressed already.
            page.UseOutputCache();
            page.UseResponseCompression();
            // Outside of the fault pages, so that they speak the language of the address that failed.
            page.UseRequestLocalization();
            page.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = CulturePrefix.ErrorPath,
                StatusCodeSelector = e => Unanswered.Is(e)
                    ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError,
            });
            page.UseStatusCodePagesWithReExecute(CulturePrefix.ErrorPath);
        });
        next(app);
    };
}
