using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Web.Sessions;

/// <summary>Puts a kept form back into the fields of the page it was typed on, to be looked over and sent again.</summary>
public sealed class RestoreForm(KeptForms kept) : IAsyncPageFilter
{
    /// <summary>Set among the request's items when a form was put back.</summary>
    public const string Done = "form.restored";

    /// <inheritdoc />
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) && Guid.TryParse(http.Request.Query[KeptForms.Key], out var id) && Caller.Of(http.User).PersonId is { } person
            && await kept.FindAsync(id, person, http.Request.Path, http.RequestAborted) is { } values)
        {
            foreach (var (name, typed) in values)
            {
                context.ModelState.SetModelValue(name, typed, string.Join(",", typed));
                context.ModelState.MarkFieldSkipped(name);
            }

            http.Items[Done] = true;
        }

        await next();
    }
}
