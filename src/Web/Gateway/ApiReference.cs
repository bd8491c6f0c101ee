using Marketplace.Web.Site;
using NetEscapades.AspNetCore.SecurityHeaders;
using Scalar.AspNetCore;

namespace Marketplace.Web.Gateway;

/// <summary>The API's pages at /api: one document a service, to read and to try.</summary>
internal static class ApiReference
{
    public static void MapApiReference(this WebApplication app) => app
        .MapScalarApiReference("/api", (options, context) =>
        {
            options.Title = "Niazgah API";
            options.OpenApiRoutePattern = "/openapi/{documentName}.json";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.Nonce = context.GetNonce();
            options.AddDocuments(ServiceGateway.Services);
        })
        .AllowAnonymous()
        .WithSecurityHeadersPolicy(SecurityHeaders.Tools);
}
