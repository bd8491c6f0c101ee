using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Marketplace.Web.Binding;
using Marketplace.Web.Http;
using Marketplace.Web.Localization;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Marketplace.Web.Shell;
using Marketplace.Web.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Marketplace.Web;

/// <summary>The pages of the site: what they need, and their place in the pipeline.</summary>
public static class WebSite
{
    /// <summary>Registers pages, both languages, binders, security headers and compression.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddLanguages(services);
        AddPages(services);
        services.AddSingleton<SitePages>();
        services.AddSingleton<FacetWords>();
        services.AddSingleton(sp => new Endpoints(sp.GetServices<EndpointDataSource>()));
        services.AddTransient<IStartupFilter, SitePipeline>();
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(SecurityHeaders.Policy())
            .AddPolicy(SecurityHeaders.Tools, SecurityHeaders.ToolsPolicy())
            .AddPolicy(SecurityHeaders.Shared, SecurityHeaders.SharedPolicy())
            .SetPolicySelector(c => SharedPages.Has(c.HttpContext) ? c.ConfiguredPolicies[SecurityHeaders.Shared] : c.SelectedPolicy);
        services.AddOutputCache(o => o.AddBasePolicy(new SharedPages()));
        services.Configure<KestrelServerOptions>(o => o.AddServerHeader = false);
        services.AddResponseCompression(o =>
        {
            // Pages carry no secret that an attacker's words stand beside: antiforgery tokens are masked anew each time.
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.AddOptions<AntiforgeryOptions>().Configure<IHostEnvironment>((o, environment) =>
        {
            // A __Host- cookie is refused over plain HTTP, which is what development runs on.
            if (environment.IsDevelopment()) o.Cookie.Name = "antiforgery";
            else o.Cookie = new BehindTls { Name = "__Host-antiforgery", SameSite = SameSiteMode.Strict, HttpOnly = true, IsEssential = true, Path = "/" };
            o.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    /// <summary>Maps pages and assets. What surrounds them came with <see cref="AddSite"/>, outside of every other middleware.</summary>
    public static WebApplication UseSite(this WebApplication app)
    {
        app.MapGet("/", SitePaths.ToLanguage).AllowAnonymous();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }

    /// <summary>A cookie for TLS only from a process that TLS ends before: the framework's own policy would refuse the plain request it sees.</summary>
    private sealed class BehindTls : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = true;
            return options;
        }
    }

    private static void AddLanguages(IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory, SpokenLocalizerFactory>());
        // Without this every Persian letter is sent as an entity of several bytes.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("fa"));
            o.SupportedCultures = [CultureInfo.InvariantCulture];
            o.SupportedUICultures = [CultureInfo.GetCultureInfo("fa"), CultureInfo.GetCultureInfo("en")];
            o.RequestCultureProviders = [new PathCulture()];
        });
    }

    private static void AddPages(IServiceCollection services)
    {
        var pages = services.AddRazorPages(o => o.Conventions.Add(new CulturePrefix()));
        pages.AddDataAnnotationsLocalization();
        pages.AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false);
        pages.ConfigureApplicationPartManager(parts =>
        {
            var own = typeof(WebSite).Assembly;
            if (parts.ApplicationParts.Any(p => p.Name == own.GetName().Name))
                return;
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(own).GetApplicationParts(own))
                parts.ApplicationParts.Add(part);
        });
        services.Configure<MvcDataAnnotationsLocalizationOptions>(o =>
            o.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(FieldsText)));
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<FieldsText>>((o, texts) =>
        {
            o.ModelBinderProviders.Insert(0, new TypedBinders());
            o.Filters.Add<RefusedPages>();
            // Rules live in the services; a page only reads what was typed.
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            var messages = o.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["Invalid"]);
            messages.SetMissingBindRequiredValueAccessor(_ => texts["Required"]);
            messages.SetMissingKeyOrValueAccessor(() => texts["Required"]);
            messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Required"]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["Invalid"]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Invalid"]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Number.Invalid", 12500]);
            messages.SetUnknownValueIsInvalidAccessor(_ => texts["Invalid"]);
            messages.SetValueIsInvalidAccessor(_ => texts["Invalid"]);
            messages.SetValueMustBeANumberAccessor(_ => texts["Number.Invalid", 12500]);
            messages.SetValueMustNotBeNullAccessor(_ => texts["Required"]);
        });
    }
}
