using Marketplace.Platform.Access;
using Marketplace.Platform.Hosting;
using Marketplace.Web.Localization;
using Marketplace.Web.Persian;
using Marketplace.Web.Sessions;
using Marketplace.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using ClaimNames = Marketplace.Platform.Access.Claim;

namespace Marketplace.Web.Accounts;

/// <summary>Registers people, how they sign in, and their sessions.</summary>
internal static class AccountParts
{
    /// <summary>The scheme every request is read with: the token on the API, the cookie everywhere else. Neither is good at the other's place.</summary>
    private const string ByPath = "ByPath";

    private const int Iterations = 210_000;

    public static void AddAccounts(this ServiceParts parts)
    {
        var (services, development) = (parts.Services, parts.Environment.IsDevelopment());
        services.Configure<AccountOptions>(o => o.DemandSecondFactor = !development);
        services.Configure<AccountOptions>(parts.Configuration.GetSection("Accounts"));
        services.Configure<AccountOptions>(o => o.SiteAddress = parts.Configuration["Site:Address"] is { Length: > 0 } address ? new Uri(address)
            : development ? null : new Uri(AccessTokens.Issuer(parts.Configuration)));
        // It warns of every page with a form that is not to be stored anyway.
        services.AddLogging(l => l.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error));
        AddPeople(services);
        AddSessions(services, development);
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddScoped<IPasswordValidator<Person>, PasswordRules>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Iterations);
        services.AddIdentityCore<Person>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = null!;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                o.ClaimsIdentity.UserIdClaimType = ClaimNames.Subject;
                o.ClaimsIdentity.UserNameClaimType = ClaimNames.Name;
                o.ClaimsIdentity.RoleClaimType = ClaimNames.Role;
                o.Tokens.AuthenticatorIssuer = "Niazgah";
                o.Tokens.PasswordResetTokenProvider = ResetTokens.Name;
            })
            .AddUserStore<PersonStore>()
            .AddSignInManager<PersonSignIn>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<ResetTokens>(ResetTokens.Name);
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, SessionClaims>();
        services.AddSingleton<SecondFactor>();
        services.AddScoped<UsedCodes>();
        services.AddSingleton<EvenTime>();
        services.AddScoped<AccountMail>();
        services.AddScoped<PeopleNames>();
        services.AddScoped<Erasure>();
    }

    private static void AddSessions(IServiceCollection services, bool development)
    {
        services.AddScoped<Sessions.Sessions>();
        services.AddScoped<KeptForms>();
        services.AddScoped<RestoreForm>();
        services.Configure<MvcOptions>(o => o.Filters.AddService<RestoreForm>());
        services.AddScoped<UnreadCounts>();
        services.AddScoped<PanelSeats>();
        services.AddScoped<ShellStates>();
        services.Configure<AuthenticationOptions>(o => o.DefaultScheme = ByPath);
        services.AddAuthentication()
            .AddPolicyScheme(ByPath, null, o => o.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api") ? Policies.Scheme : IdentityConstants.ApplicationScheme)
            .AddIdentityCookies();
        foreach (var (scheme, name) in new[] { (IdentityConstants.ApplicationScheme, "session"), (IdentityConstants.TwoFactorUserIdScheme, "second-factor") })
            services.Configure<CookieAuthenticationOptions>(scheme, o =>
            {
                // A __Host- cookie is refused over plain HTTP, which is what development runs on.
                o.Cookie.Name = development ? name : "__Host-" + name;
                o.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.HttpOnly = true;
                o.Cookie.Path = "/";
            });
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = development ? "told" : "__Host-told";
            o.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.Cookie.Path = "/";
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o =>
        {
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.SlidingExpiration = true;
            o.Events.OnRedirectToLogin = ToSignIn;
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o => o.ExpireTimeSpan = TimeSpan.FromMinutes(10));
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddOptions<SecurityStampValidatorOptions>().Configure<SecondFactor>((o, secondFactor) => o.OnRefreshingPrincipal = context =>
        {
            SessionClaims.KeepCompany(context.CurrentPrincipal!, context.NewPrincipal!);
            secondFactor.Renew(context.CurrentPrincipal!, context.NewPrincipal!);
            return Task.CompletedTask;
        });
    }

    // A form that came too late is kept, and the person led back to it.
    private static async Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var language = CulturePrefix.LanguageOf(request.Path) ?? PreferredLanguage.Of(request);
        var kept = await context.HttpContext.RequestServices.GetRequiredService<KeptForms>().KeepAsync(context);
        var query = HttpMethods.IsGet(request.Method) ? request.QueryString : kept is null ? QueryString.Empty : QueryString.Create(KeptForms.Key, kept.ToString()!);
        var back = request.PathBase + request.Path + query;
        context.Response.Redirect($"{request.PathBase}/{language.Code()}/sign-in{QueryString.Create("returnUrl", back)}");
    }
}
