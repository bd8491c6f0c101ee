using System.Net;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Refit;

namespace Marketplace.Web.Http;

/// <summary>How a page sends a command to a service and what follows.</summary>
public static class Commands
{
    private const string NoticeKey = "Notice";

    /// <summary>
    /// Runs a command. A refusal lands beside its fields, and a service that does not answer is said in words above the form, which keeps
    /// what was typed. What is not there stays an exception, and becomes the page that says so.
    /// </summary>
    /// <returns>Whether the command was accepted.</returns>
    public static async Task<bool> Accepts(
        this PageModel page, Func<Task> command, string prefix = "Input", IReadOnlyDictionary<string, string>? renamed = null)
    {
        try
        {
            await command();
            return true;
        }
        catch (ApiException refused) when (refused.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests) && !ServiceFaults.IsAway(refused))
        {
            page.AddProblem(refused.Content, prefix, renamed);
        }
        catch (Exception outage) when (ServiceFaults.IsAway(outage))
        {
            var texts = page.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<FieldsText>>();
            page.ModelState.AddModelError("", texts["Unreachable"]);
            page.HttpContext.Items[FormKeys.Unanswered] = page.FormKey();
            page.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return false;
    }

    /// <summary>Goes to a page of the site in the reader's language, which may say in words what was done.</summary>
    public static IActionResult Go(this PageModel page, string path, string? notice = null)
    {
        if (notice is not null)
            page.TempData[NoticeKey] = notice;
        return page.LocalRedirect(ListUrl.To(page.Request, path));
    }

    /// <summary>What the page before said was done; told once.</summary>
    internal static string? Notice(this Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary carried) => carried[NoticeKey] as string;
}
