using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Company;

/// <summary>The reader's company: where its registration stands and what is written of it. Without one, the way to register.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class IndexModel(ICompaniesApi companies) : PageModel
{
    /// <summary>Not posted; names the fields that a refusal is about.</summary>
    public ProfileInput Input { get; } = new();

    /// <summary>The company shown; null when the reader belongs to none.</summary>
    public CompanyDetails? Company { get; private set; }

    /// <summary>Every company the reader belongs to.</summary>
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];

    /// <summary>The reader's part in the company shown.</summary>
    public MemberRole? Role => Memberships.FirstOrDefault(m => m.CompanyId == Company?.Id)?.Role;

    public bool MayEdit => Role >= MemberRole.Editor && Company!.State is CompanyState.Draft or CompanyState.Returned or CompanyState.Verified;

    public bool MaySubmit => Role >= MemberRole.Editor && Company!.State is CompanyState.Draft or CompanyState.Returned;

    public async Task<IActionResult> OnGet(Guid? id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    /// <summary>Asks for verification. What is missing is said beside each answer.</summary>
    public async Task<IActionResult> OnPostSubmit(Guid id, CancellationToken ct)
    {
        try
        {
            await companies.Submit(id, this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, $"/company/{id}"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 409 or 422)
        {
            this.AddProblem(refused.Content);
            return await Load(id, ct) ? Page() : NotFound();
        }
    }

    private async Task<bool> Load(Guid? id, CancellationToken ct)
    {
        Memberships = await companies.Memberships(ct);
        var acting = Caller.Of(User).CompanyId;
        var wanted = id ?? Memberships.FirstOrDefault(m => m.CompanyId == acting)?.CompanyId ?? (Memberships.Count > 0 ? Memberships[0].CompanyId : null);
        if (wanted is not { } one)
            return true;
        if (Memberships.All(m => m.CompanyId != one))
            return false;
        Company = await companies.Get(one, ct);
        return true;
    }
}
