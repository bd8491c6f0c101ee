using Marketplace.Contracts.Companies;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Company;

/// <summary>Registers a company as a draft, with what identifies it; the rest is asked afterwards, piece by piece. Whoever registers acts for it from then on.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class NewModel(ICompaniesApi companies, Sessions.Sessions sessions) : PageModel, IProfileForm
{
    /// <inheritdoc />
    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    /// <inheritdoc />
    public bool IdentityFixed => false;

    /// <summary>Nothing was saved because the service did not answer; what was typed is in the form.</summary>
    public bool Unsaved { get; private set; }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var company = await companies.Register(Input.Profile(), this.FormKey(), ct);
            await sessions.ActForAsync(company.Id);
            return LocalRedirect(ListUrl.To(Request, $"/company/edit/{company.Id}"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 409 or 422)
        {
            this.AddProblem(refused.Content);
        }
        catch (Exception away) when (ServiceFaults.IsAway(away))
        {
            Unsaved = true;
        }

        return Page();
    }
}
