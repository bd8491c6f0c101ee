using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Refit;

namespace Marketplace.Web.Http;

/// <summary>What it means for a page when a service does not answer, or answers that there is nothing here for the reader.</summary>
public static class ServiceFaults
{
    /// <inheritdoc cref="Unanswered.Is" />
    public static bool IsAway(Exception exception) => Unanswered.Is(exception);

    /// <summary>Asks for a part of a page that the rest can stand without: null while its service is away.</summary>
    public static async Task<T?> OrNothing<T>(this Task<T> asked)
        where T : class
    {
        try
        {
            return await asked;
        }
        catch (Exception e) when (IsAway(e))
        {
            return null;
        }
    }

    /// <summary>As <see cref="OrNothing{T}"/>, also null when there is no such thing or it is not for the reader.</summary>
    public static async Task<T?> IfFound<T>(this Task<T> asked)
        where T : class
    {
        try
        {
            return await asked;
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 401 or 403 or 404)
        {
            return null;
        }
        catch (Exception e) when (IsAway(e))
        {
            return null;
        }
    }
}

/// <summary>
/// Turns a service's "not found", "not yours" and "too many" that a page does not handle itself into that page of the site.
/// </summary>
public sealed class RefusedPages : IExceptionFilter
{
    /// <inheritdoc />
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not ApiException refused)
            return;
        context.Result = (int)refused.StatusCode switch
        {
            401 => new ChallengeResult(),
            403 => new StatusCodeResult(403),
            404 => new StatusCodeResult(404),
            429 => new StatusCodeResult(429),
            _ => null,
        };
        context.ExceptionHandled = context.Result is not null;
    }
}
