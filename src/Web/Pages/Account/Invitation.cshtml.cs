using System.Net;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>The link of an invitation. Whoever has no session signs in or registers first and comes back here.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class InvitationModel(ICompaniesApi companies, Sessions.Sessions sessions, IStringLocalizer<AccountText> a) : PageModel
{
    [FromRoute]
    public string Token { get; set; } = "";

    /// <summary>Who would join; null when nobody is signed in.</summary>
    public string? Name => Caller.Of(User) is { PersonId: not null } caller ? caller.DisplayName : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Name is null) return Redirect(ListUrl.SignIn(HttpContext));
        try
        {
            var membership = await companies.Accept(new AcceptInvitation(Token), this.FormKey(), ct);
            await sessions.ActForAsync(membership.CompanyId);
            return Redirect(ListUrl.To(Request, $"/company/{membership.CompanyId}"));
        }
        catch (Refit.ApiException refused) when (refused.StatusCode == HttpStatusCode.NotFound)
        {
            ModelState.AddModelError("", a["Invitation.Unknown"]);
        }
        catch (Refit.ApiException refused) when (!Unanswered.Is(refused))
        {
            this.AddProblem(refused.Content, prefix: "");
        }

        return Page();
    }
}
