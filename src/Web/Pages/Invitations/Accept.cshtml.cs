using Marketplace.Contracts.Companies;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Invitations;

/// <summary>Where the link of an invitation leads: whoever holds it, signed in, may join the company.</summary>
[Authorize(Policy = SitePolicies.Person)]
[ResponseCache(NoStore = true)]
public sealed class AcceptModel(ICompaniesApi companies) : PageModel
{
    public async Task<IActionResult> OnPost(string token, CancellationToken ct)
    {
        try
        {
            var membership = await companies.Accept(new AcceptInvitation(token), this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, $"/company/{membership.CompanyId}"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 409 or 422)
        {
            this.AddProblem(refused.Content, prefix: "");
            return Page();
        }
    }
}
