using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Http;

/// <summary>
/// A POST with an <c>Idempotency-Key</c> has its effect once: the answer commits in the transaction of the effect, and a repeat, also after a
/// restart, also at the same instant, gets the same answer. Errors are not kept: nothing happened, so trying again is right.
/// </summary>
public sealed class Idempotency<TContext>(TimeProvider clock) : IEndpointFilter
    where TContext : ServiceDbContext
{
    public const string Header = "Idempotency-Key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        var actor = Caller.Of(http.User).ActorId;
        if (!HttpMethods.IsPost(http.Request.Method) || key.Length == 0 || actor is null) return await next(context);
        if (key.Length > 200 || key.Any(c => c is < '!' or > '~')) throw new RuleException("idempotency.bad_key") { Kind = RuleKind.Content };

        var db = http.RequestServices.GetRequiredService<TContext>();
        var hash = Hash(http, context.Arguments);
        if (await FindAsync(db, actor, key, http.RequestAborted) is { } earlier) return Repeat(http, earlier, hash);

        // What fails is rolled back whole, so a savepoint before each save would only be two more round trips.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var answer = new StoredAnswer { Actor = actor, Key = key, RequestHash = hash, CreatedAt = clock.GetUtcNow() };
        try
        {
            db.StoredAnswers.Add(answer);
            var result = await next(context);
            var given = Given(result);
            if (given is IStatusCodeHttpResult { StatusCode: >= 400 }) return await WinnerAsync() ?? result;
            Remember(answer, given, http);
            await db.SaveChangesAsync(http.RequestAborted);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception e) when (e is RuleException or PreconditionException or DbUpdateException)
        {
            // Perhaps it failed only because a request with the same key was quicker: then its answer is ours.
            if (await WinnerAsync() is { } repeated) return repeated;
            throw;
        }

        async Task<IResult?> WinnerAsync()
        {
            await transaction.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            return await FindAsync(db, actor, key, http.RequestAborted) is { } winner ? Repeat(http, winner, hash) : null;
        }
    }

    private static Task<StoredAnswer?> FindAsync(TContext db, string actor, string key, CancellationToken ct) =>
        db.StoredAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.Actor == actor && a.Key == key, ct);

    // A handler with several kinds of answer wraps the one it gives.
    private static object? Given(object? result)
    {
        while (result is INestedHttpResult nested) result = nested.Result;
        return result;
    }

    private static void Remember(StoredAnswer answer, object? result, HttpContext http)
    {
        answer.Status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        answer.Body = result is IValueHttpResult { Value: { } value } ? JsonSerializer.Serialize(value, value.GetType(), Json.Options) : null;
        answer.ETag = http.Response.Headers.ETag.ToString() is { Length: > 0 } tag ? tag : null;
        answer.Location = result?.GetType().GetProperty("Location")?.GetValue(result) as string;
    }

    private static IResult Repeat(HttpContext http, StoredAnswer answer, string hash)
    {
        if (answer.RequestHash != hash) throw new RuleException("idempotency.key_reused") { Kind = RuleKind.Content };
        if (answer.ETag is not null) http.Response.Headers.ETag = answer.ETag;
        if (answer.Location is not null) http.Response.Headers.Location = answer.Location;
        return answer.Body is null ? Results.StatusCode(answer.Status) : Results.Content(answer.Body, "application/json; charset=utf-8", Encoding.UTF8, answer.Status);
    }

    private static string Hash(HttpContext http, IEnumerable<object?> arguments)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n{Caller.Of(http.User).CompanyId}\n"));
        foreach (var body in arguments.Where(a => a?.GetType().Namespace?.StartsWith("Marketplace.Contracts", StringComparison.Ordinal) == true))
            sha.AppendData(JsonSerializer.SerializeToUtf8Bytes(body, body!.GetType(), Json.Options));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
