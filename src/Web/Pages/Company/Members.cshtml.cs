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

/// <summary>Who acts for a company, and who is invited to.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class MembersModel(ICompaniesApi companies) : PageModel
{
    /// <summary>The invitation being written.</summary>
    [BindProperty]
    public InvitationInput Input { get; set; } = new();

    public CompanyDetails Company { get; private set; } = null!;

    /// <summary>Invitations not yet answered; empty to those who may not invite.</summary>
    public IReadOnlyList<InvitationDetails> Invitations { get; private set; } = [];

    public Guid? Me => Caller.Of(User).PersonId;

    public bool IsOwner => Company.Members.Any(m => m.PersonId == Me && m.Role == MemberRole.Owner);

    public Task<IActionResult> OnGet(Guid id, CancellationToken ct) => Show(id, ct);

    public Task<IActionResult> OnPostInvite(Guid id, CancellationToken ct) =>
        ModelState.IsValid
            ? Do(id, "Input", () => companies.Invite(id, new InviteMember(Input.Email?.Trim() ?? "", Input.Role ?? MemberRole.Viewer), this.FormKey(), ct), ct)
            : Show(id, ct);

    public Task<IActionResult> OnPostRevoke(Guid id, Guid invitation, CancellationToken ct) => Do(id, "", () => companies.Revoke(id, invitation, ct), ct);

    public Task<IActionResult> OnPostRole(Guid id, Guid person, MemberRole role, CancellationToken ct) =>
        Do(id, "", () => companies.ChangeRole(id, person, new ChangeRole(role), ct), ct);

    public Task<IActionResult> OnPostRemove(Guid id, Guid person, CancellationToken ct) => Do(id, "", () => companies.RemoveMember(id, person, ct), ct);

    private async Task<IActionResult> Do(Guid id, string prefix, Func<Task> change, CancellationToken ct)
    {
        try
        {
            await change();
            return LocalRedirect(ListUrl.To(Request, $"/company/members/{id}"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 403 or 409 or 422)
        {
            this.AddProblem(refused.Content, prefix);
            return await Show(id, ct);
        }
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        Company = await companies.Get(id, ct);
        // Somebody else's company shows no members.
        if (Company.Members.All(m => m.PersonId != Me))
            return NotFound();
        if (IsOwner)
            Invitations = await companies.Invitations(id, ct).IfFound() ?? [];
        return Page();
    }
}

/// <summary>Whom to invite, and as what.</summary>
public sealed class InvitationInput
{
    public string? Email { get; set; }
    public MemberRole? Role { get; set; }
}
