using System.Net;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Offers;

internal static class Refusals
{
    /// <summary>The attempt is refused with this status and code; returns the whole answer.</summary>
    public static async Task<string> RefusedAsync(Func<Task> attempt, HttpStatusCode status, string code)
    {
        var refused = await Should.ThrowAsync<ApiException>(attempt);
        refused.StatusCode.ShouldBe(status, refused.Content);
        refused.Content!.ShouldContain(code);
        return refused.Content!;
    }
}
