using System.Globalization;
using Marketplace.Contracts.Companies;
using Marketplace.Web.Accounts;
using Marketplace.Web.Fields;
using Marketplace.Web.Http;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Company;

/// <summary>What a company says of itself. What is saved is a draft until it is sent for verification.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class EditModel(ICompaniesApi companies) : PageModel, IProfileForm
{
    /// <inheritdoc />
    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    /// <summary>The version the form was opened with.</summary>
    [BindProperty]
    public string? Opened { get; set; }

    public CompanyDetails Company { get; private set; } = null!;

    /// <inheritdoc />
    public bool IdentityFixed => Company.State == CompanyState.Verified;

    /// <summary>Somebody else saved the profile meanwhile: <see cref="Company"/> holds theirs, the form what was typed here.</summary>
    public bool Overtaken { get; private set; }

    /// <summary>Nothing was saved because the service did not answer; what was typed is in the form.</summary>
    public bool Unsaved { get; private set; }

    public bool MaySubmit => Company.State is CompanyState.Draft or CompanyState.Returned;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken ct)
    {
        Company = await companies.Get(id, ct);
        if (Company.Members.Count == 0)
            return NotFound();
        Input = ProfileInput.Of(Company.Profile);
        Opened = Company.Version.ToString(CultureInfo.InvariantCulture);
        this.ShowRows();
        return Page();
    }

    /// <summary>Saves, or adds and removes rows; with <paramref name="then"/> "submit" the saved profile is sent for verification.</summary>
    public async Task<IActionResult> OnPost(Guid id, string? isic, string? rows, string? then, CancellationToken ct)
    {
        Company = await companies.Get(id, ct);
        if (this.EditRows(isic, rows, ModelState) || !ModelState.IsValid)
            return Again();
        this.DropEmptyRows(ModelState);
        try
        {
            var saved = await companies.Change(id, Input.Profile(), $"\"{Opened}\"", ct);
            (Company, Opened) = (saved, saved.Version.ToString(CultureInfo.InvariantCulture));
            ModelState.Remove(nameof(Opened));
            if (then == "submit")
                await companies.Submit(id, this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, $"/company/{id}"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode == 412)
        {
            Company = await companies.Get(id, ct);
            Opened = Company.Version.ToString(CultureInfo.InvariantCulture);
            ModelState.Remove(nameof(Opened));
            Overtaken = true;
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 409 or 422)
        {
            this.AddProblem(refused.Content);
        }
        catch (Exception away) when (ServiceFaults.IsAway(away))
        {
            Unsaved = true;
        }

        return Again();
    }

    private PageResult Again()
    {
        this.ShowRows();
        return Page();
    }
}
