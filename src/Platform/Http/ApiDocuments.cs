using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Http;

/// <summary>An OpenAPI 3.1 document for each service, the same wherever the service runs.</summary>
internal static class ApiDocuments
{
    public static void Add(IServiceCollection services, string service) => services.AddOpenApi(service, o =>
    {
        o.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1;
        o.ShouldInclude = description => description.GroupName == service;
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = $"Niazgah: {service}";
            document.Info.Version = "v1";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    });

    public static void Map(WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
