using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Agreements;

/// <summary>The agreements of the company acted for; all of them to those who see the programme.</summary>
[Authorize(Policy = SitePolicies.MemberOrProgramme)]
public sealed class IndexModel(IOffersApi offers) : PageModel
{
    public Page<AgreementRow> Rows { get; private set; } = new([], 0, 1, 20);
    public AgreementState? State { get; private set; }

    /// <summary>The company acted for; null to officers, who see both sides.</summary>
    public Guid? Own => Caller.Of(User).CompanyId;

    public async Task OnGetAsync(AgreementState? state, [FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default)
    {
        State = state;
        Rows = await offers.Agreements(state, page: Math.Max(number, 1), ct: ct);
    }
}
