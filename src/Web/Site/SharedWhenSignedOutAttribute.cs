using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace Marketplace.Web.Site;

/// <summary>A page that everybody without a session sees alike.</summary>
public interface ISharedPage
{
    /// <summary>Whether nothing was missing when the page was made; else the next visitor has it made anew.</summary>
    bool IsWhole { get; }
}

/// <summary>
/// Visitors without a session who open the same page within a second get it as it was made for the first of them; only the nonce of its scripts is
/// each answer's own. An address with filters or words is always answered anew, so no more than the bare lists are kept.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedWhenSignedOutAttribute : Attribute, IAsyncResourceFilter
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.QueryString.HasValue || http.User.Identity?.IsAuthenticated == true)
        {
            await next();
            return;
        }

        var cache = http.RequestServices.GetRequiredService<IMemoryCache>();
        // As it stands in the page: a nonce may hold what HTML writes otherwise.
        var nonce = http.RequestServices.GetRequiredService<HtmlEncoder>().Encode(http.GetNonce());
        var key = (typeof(SharedWhenSignedOutAttribute), http.Request.PathBase + http.Request.Path);
        if (cache.TryGetValue(key, out string[]? kept))
        {
            context.Result = new ContentResult { Content = string.Join(nonce, kept!), ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8" };
            return;
        }

        var (made, body) = (new MemoryStream(), http.Response.Body);
        http.Response.Body = made;
        ResourceExecutedContext executed;
        try
        {
            executed = await next();
        }
        finally
        {
            http.Response.Body = body;
        }

        if (executed is { Exception: null, Result: PageResult { Model: ISharedPage { IsWhole: true } } })
            cache.Set(key, Encoding.UTF8.GetString(made.GetBuffer(), 0, (int)made.Length).Split(nonce), Kept);
        made.Position = 0;
        await made.CopyToAsync(body, http.RequestAborted);
    }
}
