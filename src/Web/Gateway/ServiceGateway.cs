using System.Net;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Marketplace.Web.Gateway;

/// <summary>
/// The public way to the services' APIs: what does not run in this process is forwarded to where it runs. Access is by token only; cookies stay
/// here. A request passes one gateway and never comes back to it.
/// </summary>
internal static class ServiceGateway
{
    public const string Passed = "X-Niazgah-Gateway";
    private static readonly string[] Public = ["companies", "challenges", "offers", "search", "programme", "notifications"];
    private static readonly ForwarderRequestConfig Patience = new() { ActivityTimeout = TimeSpan.FromSeconds(20) };

    /// <summary>The services whose APIs the public may call.</summary>
    public static IReadOnlyList<string> Services => Public;

    /// <summary>Maps the services that are elsewhere.</summary>
    public static void MapGateway(this WebApplication app)
    {
        var here = app.Services.GetRequiredService<RunningServices>().Names;
        var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            EnableMultipleHttp2Connections = true,
        });
        app.Lifetime.ApplicationStopped.Register(http.Dispose);
        foreach (var service in Public.Except(here))
        {
            app.Map($"/api/{service}/v1/{{**rest}}", context => ForwardAsync(context, service, http)).AllowAnonymous();
            app.MapGet($"/openapi/{service}.json", context => ForwardAsync(context, service, http)).AllowAnonymous();
        }
    }

    private static async Task ForwardAsync(HttpContext context, string service, HttpMessageInvoker http)
    {
        var configured = context.RequestServices.GetRequiredService<IConfiguration>()[$"Services:{service}"];
        if (string.IsNullOrEmpty(configured) || context.Request.Headers.ContainsKey(Passed))
        {
            await UnavailableAsync(context);
            return;
        }

        var error = await context.RequestServices.GetRequiredService<IHttpForwarder>().SendAsync(context, configured, http, Patience, WithoutCookies.Instance);
        if (error != ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested) await UnavailableAsync(context);
    }

    private static Task UnavailableAsync(HttpContext context)
    {
        context.Response.Clear();
        context.Response.Headers.RetryAfter = "5";
        return Problems.WriteAsync(context, context.RequestServices.GetRequiredService<Problems>().Of(StatusCodes.Status503ServiceUnavailable, "service.unavailable"));
    }

    private sealed class WithoutCookies : HttpTransformer
    {
        public static readonly WithoutCookies Instance = new();

        public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Remove("Cookie");
            // A service believes this site, so the site may not pass on what the visitor says of themselves.
            proxyRequest.Headers.Remove("X-Forwarded-For");
            proxyRequest.Headers.Add("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
            proxyRequest.Headers.Host = null;
            proxyRequest.Headers.Add(Passed, "1");
        }
    }
}
