using System.Security.Claims;

namespace Marketplace.Web.Tokens;

/// <summary>Lets work that has no session of its own call services as somebody: a sign-in that is only beginning, a demo.</summary>
public static class ActingAs
{
    private static readonly AsyncLocal<ClaimsPrincipal?> Who = new();

    /// <summary>Whom calls are made as; null for the session of the request.</summary>
    public static ClaimsPrincipal? Current => Who.Value;

    /// <summary>Calls are made as this one until the result is disposed.</summary>
    public static IDisposable Person(ClaimsPrincipal principal)
    {
        var before = Who.Value;
        Who.Value = principal;
        return new Until(before);
    }

    private sealed class Until(ClaimsPrincipal? before) : IDisposable
    {
        public void Dispose() => Who.Value = before;
    }
}
