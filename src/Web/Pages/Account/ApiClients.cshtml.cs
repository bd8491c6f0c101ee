using System.ComponentModel.DataAnnotations;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Clients;
using Marketplace.Web.Fields;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>
/// Systems that call the API: a company's owner keeps those of the company, an administrator sees all and alone makes those of the programme.
/// </summary>
[Authorize(Policy = SitePolicies.Person)]
[ResponseCache(NoStore = true)]
public sealed class ApiClientsModel(ApiClients clients, IStringLocalizer<AccountText> a) : PageModel
{
    private const string Programme = "Programme";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<ApiClient> Clients { get; private set; } = [];

    /// <summary>Id and secret of a client just made; the secret is shown this once.</summary>
    public ClientSecret? Made { get; private set; }

    public bool MayMake => Kinds.Count > 0;

    /// <summary>What a new client may be, by who asks.</summary>
    public IReadOnlyList<Option> Kinds =>
    [
        .. OwnsCompany ? Enum.GetValues<MemberRole>().Select(r => new Option(r.ToString(), a["MemberRole." + r])) : [],
        .. Me.IsAdministrator ? [new Option(Programme, a["Clients.Programme"])] : Array.Empty<Option>(),
    ];

    private Caller Me => Caller.Of(User);

    private bool OwnsCompany => Me.CompanyRole == MemberRole.Owner;

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken ct)
    {
        if (!Kinds.Any(k => k.Value == Input.Kind)) ModelState.AddModelError("Input.Kind", a["Clients.Kind.Missing"]);
        if (ModelState.IsValid)
        {
            var client = new ApiClient { DisplayName = Input.Name!.Trim(), CreatedBy = Me.RequiredPersonId };
            if (Input.Kind == Programme) client.ProgrammeRoles = [ProgrammeRole.Officer];
            else (client.CompanyId, client.CompanyRole) = (Me.RequiredCompanyId, Enum.Parse<MemberRole>(Input.Kind!));
            Made = await clients.MakeAsync(client, ct);
            ModelState.Clear();
            Input = new InputModel();
        }

        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? id, CancellationToken ct)
    {
        ModelState.Clear();
        if (!await clients.RevokeAsync(id ?? "", Me, ct)) return NotFound();
        this.Tell("Clients.Revoked");
        return Redirect(ListUrl.To(Request, "/account/api-clients"));
    }

    private async Task<PageResult> ShowAsync(CancellationToken ct)
    {
        Clients = await clients.ListAsync(Me, ct);
        return Page();
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Required")]
        [StringLength(80, ErrorMessage = "Invalid")]
        public string? Name { get; set; }

        public string? Kind { get; set; }
    }
}
