using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>Evaluations a person has a part in, what waits for that person first.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class IndexModel(IOffersApi offers, TimeProvider clock) : PageModel
{
    public Page<EvaluationRow> Rows { get; private set; } = new([], 0, 1, 20);

    /// <summary>The rows with what each waits for.</summary>
    public IReadOnlyList<(EvaluationRow Row, EvaluationStep Step)> Shown { get; private set; } = [];

    public async Task OnGetAsync([FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        Rows = await offers.Evaluations(Math.Max(number, 1), ct: ct);
        Shown = [.. Rows.Items.Select(r => (r, EvaluationSteps.Of(r, now))).OrderByDescending(r => EvaluationSteps.IsMine(r.Item2))];
    }
}
