using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Marketplace.Platform.Http;

/// <summary>An OpenAPI 3.1 document for each service, the same wherever the service runs.</summary>
public static class ApiDocuments
{
    private const string Bearer = "bearer";

    internal static void Add(IServiceCollection services, string service) => services.AddOpenApi(service, o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.ShouldInclude = description => description.GroupName == service;
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = $"Niazgah: {service}";
            document.Info.Version = "v1";
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Bearer] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "JWT",
                    Description = "An access token of /connect/token (client credentials of a company's own system).",
                },
            };
            return Task.CompletedTask;
        });
        o.AddSchemaTransformer((schema, context, _) =>
        {
            // A type with a converter of its own has no type in the generated schema; ours for texts only narrows which texts are taken.
            if (context.JsonTypeInfo.Type == typeof(string))
                schema.Type = context.JsonPropertyInfo is { IsGetNullable: true } or { IsSetNullable: true } ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            else GiveItems(schema);
            return Task.CompletedTask;
        });
        o.AddOperationTransformer((operation, context, _) =>
        {
            Headers(operation, context.Description);
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            foreach (var property in metadata.OfType<QueryAs>().SelectMany(q => q.Type.GetProperties())) (operation.Parameters ??= []).Add(QueryParameter(property));
            if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            operation.Responses ??= [];
            operation.Responses.TryAdd("default", new OpenApiResponse
            {
                Description = "An RFC 9457 problem: `code` is stable, `errors` names fields by JSON path, `traceId` is what to quote.",
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() },
            });
            return Task.CompletedTask;
        });
    });

    /// <summary>Says which query string an endpoint reads by itself.</summary>
    /// <typeparam name="TQuery">Whose properties are the parameters.</typeparam>
    public static RouteHandlerBuilder Reads<TQuery>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new QueryAs(typeof(TQuery)));

    internal static void Map(WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    // What is left without is a list of texts.
    private static void GiveItems(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema list) return;
        if (list.AdditionalProperties is { } values) GiveItems(values);
        if (list.Type?.HasFlag(JsonSchemaType.Array) != true) return;
        if (list.Items is null) list.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        else GiveItems(list.Items);
    }

    private static OpenApiParameter QueryParameter(PropertyInfo property) => new()
    {
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name),
        In = ParameterLocation.Query,
        Schema = property.PropertyType == typeof(string[]) ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } }
            : new OpenApiSchema { Type = property.PropertyType == typeof(int) ? JsonSchemaType.Integer : JsonSchemaType.String },
    };

    private static void Headers(OpenApiOperation operation, ApiDescription description)
    {
        if (description.HttpMethod == "POST")
            Header("Idempotency-Key", "A name of the caller's own for this command: sent again with it, the command has its effect once and gets the same answer.", required: false);
        if (description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault()?.GetParameters().Any(p => p.ParameterType == typeof(IfMatch)) == true)
            Header("If-Match", "The ETag of the version the change is based on.", required: true);

        void Header(string name, string about, bool required) => (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = about,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private sealed record QueryAs(Type Type);
}
