using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Http;

/// <summary>The idempotency key of a sent form, see <c>&lt;idempotency-key /&gt;</c>.</summary>
public static class FormKeys
{
    /// <summary>Name of the hidden input.</summary>
    public const string Field = "Key";

    /// <summary>Where a request keeps the key of a command that may or may not have had its effect, so that the form goes out with it again.</summary>
    internal const string Unanswered = "FormKeys.Unanswered";

    /// <summary>The form's key; a new one when the form brought none that can be one.</summary>
    public static string FormKey(this PageModel page) =>
        page.Request.HasFormContentType && Guid.TryParse(page.Request.Form[Field], out var key) ? key.ToString("N") : Guid.CreateVersion7().ToString("N");
}
