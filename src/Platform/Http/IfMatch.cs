using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Platform.Http;

/// <summary>The version a change is based on, from the <c>If-Match</c> header. Without the header the answer is 428.</summary>
public sealed record IfMatch(long? Version)
{
    /// <summary>Refuses to change what has changed since the caller read it.</summary>
    /// <exception cref="PreconditionException">No version was given, or another than the current.</exception>
    public void Demand(long current)
    {
        if (Version is null) throw new PreconditionException(StatusCodes.Status428PreconditionRequired, "version.required");
        if (Version != current) throw new PreconditionException(StatusCodes.Status412PreconditionFailed, "version.stale");
    }

    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch.ToString().Trim().Trim('"');
        return ValueTask.FromResult<IfMatch?>(new IfMatch(long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null));
    }

    /// <summary>The value of an ETag for a version.</summary>
    public static string Tag(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
}

/// <summary>The caller did not say, or said wrongly, which version is to be changed.</summary>
public sealed class PreconditionException(int status, string code) : Exception(code)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
}

/// <summary>Answers that carry a version.</summary>
public static class Answers
{
    /// <summary>200 with the version as ETag.</summary>
    public static Ok<T> Versioned<T>(this HttpContext context, T body, long version)
    {
        context.Response.Headers.ETag = IfMatch.Tag(version);
        return TypedResults.Ok(body);
    }

    /// <summary>201 with the version as ETag.</summary>
    public static Created<T> CreatedAt<T>(this HttpContext context, string location, T body, long version)
    {
        context.Response.Headers.ETag = IfMatch.Tag(version);
        return TypedResults.Created(location, body);
    }
}
