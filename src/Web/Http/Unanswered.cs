using System.Net;
using Refit;

namespace Marketplace.Web.Http;

/// <summary>Tells a service that did not answer from one that refused.</summary>
public static class Unanswered
{
    /// <summary>Not reached, too slow, overloaded, or failed on its side.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        HttpRequestException or TimeoutException => true,
        ApiException refused => refused.StatusCode is HttpStatusCode.TooManyRequests || (int)refused.StatusCode >= 500,
        TaskCanceledException { InnerException: TimeoutException } => true,
        { InnerException: { } inner } when exception.GetType().Namespace == "Refit" => Is(inner),
        // What the client's own limits throw: too slow, circuit open.
        _ => exception.GetType().Namespace?.StartsWith("Polly", StringComparison.Ordinal) == true,
    };
}
