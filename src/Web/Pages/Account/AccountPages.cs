using Marketplace.Platform.Mail;
using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Marketplace.Web.Shell;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>What the account pages share.</summary>
internal static class AccountPages
{
    private const string Told = "notice";

    /// <summary>The address if it is one of this site, else null: nobody is sent elsewhere by a link of ours.</summary>
    public static string? Local(this PageModel page, string? address) => page.Url.IsLocalUrl(address) ? address : null;

    /// <summary>Where a session begins that came from nowhere.</summary>
    public static string Start(this PageModel page, SitePages pages) => ListUrl.To(page.Request, pages.Has("/me") ? "/me" : "/account");

    /// <summary>Shows a sentence of AccountText once, on the next page.</summary>
    public static void Tell(this PageModel page, string key) => page.TempData[Told] = key;

    /// <summary>The sentence to show, if any.</summary>
    public static string? Notice(this Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary data) => data[Told] as string;

    /// <summary>"We have sent you a message", the same for everybody.</summary>
    public static IActionResult CheckMail(this PageModel page, string email, string? returnUrl)
    {
        page.TempData["address"] = email;
        return new RedirectResult(ListUrl.To(page.Request, "/check-mail") + (returnUrl is null ? "" : QueryString.Create("returnUrl", returnUrl)));
    }

    /// <summary>Puts what Identity refuses beside its field.</summary>
    public static void AddErrors(this PageModel page, IdentityResult result, string field, IStringLocalizer<AccountText> texts)
    {
        foreach (var error in result.Errors)
        {
            var text = texts[error.Code];
            page.ModelState.AddModelError(field, text.ResourceNotFound ? texts["Refused"] : text);
        }
    }

    /// <summary>Whether the letter could be handed over; if not, the form says so.</summary>
    public static async Task<bool> TrySendAsync(this PageModel page, Task sending, IStringLocalizer<AccountText> texts)
    {
        try
        {
            await sending;
            return true;
        }
        catch (MailException)
        {
            page.ModelState.AddModelError("", texts["Mail.Failed"]);
            return false;
        }
    }
}
