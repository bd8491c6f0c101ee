using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Http;

/// <summary>
/// Answers errors as RFC 9457 problems in the caller's language: <c>code</c> is stable, <c>errors</c> holds words by JSON path, and
/// <c>traceId</c> is what to quote when asking for help.
/// </summary>
public sealed partial class Problems(Texts texts, ILogger<Problems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return false;
        var problem = exception switch
        {
            RuleException e => Rule(e),
            InvalidRequestException e => Invalid(e.Errors),
            PreconditionException e => Of(e.Status, e.Code),
            BadHttpRequestException { InnerException: JsonException e } => Invalid([.. Fields(e).Select(f => new FieldError(f, "json.invalid", texts.Of("json.invalid")))]),
            BadHttpRequestException e => Of(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "request.too_large" : "request.unreadable"),
            DbUpdateConcurrencyException => Of(StatusCodes.Status409Conflict, "version.conflict"),
            _ when DatabaseErrors.IsUniqueViolation(exception) => Of(StatusCodes.Status409Conflict, "already.exists"),
            _ when DatabaseErrors.IsBadText(exception) => Of(StatusCodes.Status400BadRequest, "text.unstorable"),
            _ when DatabaseErrors.IsUnavailable(exception) => Of(StatusCodes.Status503ServiceUnavailable, "service.unavailable"),
            OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested => Of(StatusCodes.Status499ClientClosedRequest, "request.aborted"),
            _ => Of(StatusCodes.Status500InternalServerError, "server.error"),
        };
        if (problem.Status >= 500) log.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable) httpContext.Response.Headers.RetryAfter = "5";
        await WriteAsync(httpContext, problem);
        return true;
    }

    /// <summary>A problem that is about the request as a whole.</summary>
    public ProblemDetails Of(int status, string code, params object[] args) => new()
    {
        Status = status,
        Type = "urn:niazgah:problem:" + code,
        Title = texts.Of("status." + status.ToString(CultureInfo.InvariantCulture)),
        Detail = texts.Of(code, args),
        Extensions = { ["code"] = code },
    };

    /// <summary>A request whose fields are wrong.</summary>
    public ProblemDetails Invalid(IReadOnlyCollection<FieldError> errors)
    {
        var problem = Of(StatusCodes.Status400BadRequest, "request.invalid");
        AddFields(problem, errors);
        return problem;
    }

    private ProblemDetails Rule(RuleException e)
    {
        var status = e.Kind switch
        {
            RuleKind.Content => StatusCodes.Status422UnprocessableEntity,
            RuleKind.Forbidden => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status409Conflict,
        };
        var problem = Of(status, e.Code, [.. e.Args]);
        if (e.Field is not null) AddFields(problem, [new FieldError(e.Field, e.Code, problem.Detail!)]);
        return problem;
    }

    private static void AddFields(ProblemDetails problem, IReadOnlyCollection<FieldError> errors)
    {
        problem.Extensions["errors"] = errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Message).ToArray());
        problem.Extensions["errorCodes"] = errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Code).ToArray());
    }

    /// <summary>Writes the problem as the whole answer.</summary>
    public static async Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        context.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        await context.Response.WriteAsJsonAsync(problem, Json.Options, "application/problem+json", CancellationToken.None);
    }

    // Members that are missing are named in the message alone.
    private static IEnumerable<string> Fields(JsonException e)
    {
        var at = Field(e.Path);
        var missing = Missing().Match(e.Message).Groups["name"].Captures;
        return missing.Count == 0 ? [at] : missing.Select(name => at.Length == 0 ? name.Value : $"{at}.{name.Value}");
    }

    [GeneratedRegex("missing required properties including: ('(?<name>[^']+)'[, ]*)+")]
    private static partial Regex Missing();

    private static string Field(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
}

/// <param name="Field">JSON path, for example <c>criteria[0].weight</c>.</param>
/// <param name="Message">In the caller's language.</param>
public sealed record FieldError(string Field, string Code, string Message);

/// <summary>The request's content is wrong in the named fields.</summary>
public sealed class InvalidRequestException(IReadOnlyCollection<FieldError> errors) : Exception("The request is invalid.")
{
    public IReadOnlyCollection<FieldError> Errors { get; } = errors;
}
