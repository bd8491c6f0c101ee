using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Offers;

/// <summary>The company's own offers, by state.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class IndexModel(IOffersApi offers) : PageModel
{
    /// <summary>The states a list can be narrowed to, in the order of an offer's life.</summary>
    public static readonly IReadOnlyList<OfferState> Shown =
    [
        OfferState.Draft, OfferState.Submitted, OfferState.NeedsReconfirmation, OfferState.Opened, OfferState.Evaluated, OfferState.Selected,
        OfferState.NotSelected,
    ];

    public Page<OfferRow> Rows { get; private set; } = new([], 0, 1, 20);
    public OfferState? State { get; private set; }

    public async Task OnGetAsync(OfferState? state, [FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default)
    {
        State = state;
        Rows = await offers.List(state, page: Math.Max(number, 1), ct: ct);
    }
}
