using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Pages.Seeker.Wizard;
using Marketplace.Web.Persian;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Seeker.Challenges;

/// <summary>The first step of a new challenge. Sending it makes the draft, which then has an address of its own.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class NewModel(IChallengesApi challenges, ICompaniesApi companies) : PageModel, IBriefForm
{
    /// <inheritdoc />
    [BindProperty]
    public BriefInput Input { get; set; } = new();

    /// <summary>Whether the reader's company may post challenges; if not, <see cref="Company"/> tells why.</summary>
    public bool MaySeek { get; private set; }

    /// <summary>The company acted for; null when there is none.</summary>
    public CompanyDetails? Company { get; private set; }

    /// <summary>The draft was not saved because the service did not answer; what was typed is in the form.</summary>
    public bool Unsaved { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        Input.Language = Languages.Current.Code();
        await LoadCompany(ct);
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await Again(ct);
        try
        {
            var brief = Input.Into(new ChallengeBrief { Title = "" }, WizardStep.Problem);
            var draft = await challenges.Draft(brief, this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, WizardSteps.Path(draft.Id, WizardStep.Outcomes)));
        }
        catch (ApiException refused) when (!ServiceFaults.IsAway(refused))
        {
            this.AddProblem(refused.Content);
            return await Again(ct);
        }
        catch (Exception away) when (ServiceFaults.IsAway(away))
        {
            Unsaved = true;
            return await Again(ct);
        }
    }

    private async Task<PageResult> Again(CancellationToken ct)
    {
        await LoadCompany(ct);
        MaySeek = true;
        return Page();
    }

    private async Task LoadCompany(CancellationToken ct)
    {
        Company = Caller.Of(User).CompanyId is { } id ? await companies.Get(id, ct).IfFound() : null;
        MaySeek = Company?.MaySeek ?? Caller.Of(User).CompanyId is not null;
    }
}
