using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Marketplace.Web.Localization;

/// <summary>Puts the language in front of every page's route: <c>/fa/challenges</c>, <c>/en/challenges</c>.</summary>
public sealed class CulturePrefix : IPageRouteModelConvention
{
    /// <summary>The first segment of every page's address.</summary>
    public const string Segment = "{culture:regex(^(fa|en)$)}";

    /// <summary>The one page without a language of its own: it speaks that of the address that failed.</summary>
    public const string ErrorPath = "/error";

    /// <inheritdoc />
    public void Apply(PageRouteModel model)
    {
        foreach (var route in model.Selectors.Select(s => s.AttributeRouteModel).OfType<AttributeRouteModel>())
        {
            if (!route.Template!.StartsWith(ErrorPath[1..], StringComparison.Ordinal))
                route.Template = AttributeRouteModel.CombineTemplates(Segment, route.Template);
        }
    }

    /// <summary>The language at the front of a path, or null when there is none.</summary>
    public static Language? LanguageOf(PathString path)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            if (path.StartsWithSegments("/" + language.Code(), StringComparison.OrdinalIgnoreCase))
                return language;
        }

        return null;
    }
}

/// <summary>Takes the language from the path, else from the reader's cookie or browser; the culture for parsing stays invariant.</summary>
public sealed class PathCulture : RequestCultureProvider
{
    /// <inheritdoc />
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = CulturePrefix.LanguageOf(httpContext.Request.Path) ?? PreferredLanguage.Of(httpContext.Request);
        return Task.FromResult<ProviderCultureResult?>(new("", language.Code()));
    }
}
