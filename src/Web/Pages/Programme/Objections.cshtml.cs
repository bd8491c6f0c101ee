using Marketplace.Contracts.Offers;
using Marketplace.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Programme;

/// <summary>Objections to proposed awards, those without an answer first. They are found in the evaluations whose award is in standstill.</summary>
[Authorize(Policy = SitePolicies.Officer)]
public sealed class ObjectionsModel(IOffersApi offers) : PageModel
{
    private const int PageSize = 100;

    /// <summary>Every objection with the evaluation it belongs to.</summary>
    public IReadOnlyList<(EvaluationDetails Evaluation, ObjectionDetails Objection)> Shown { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var decided = new List<EvaluationDetails>();
        for (var page = 1; ; page++)
        {
            var rows = await offers.Evaluations(page, PageSize, ct);
            foreach (var row in rows.Items.Where(r => r.State == EvaluationState.AwardProposed))
                decided.Add(await offers.Evaluation(row.ChallengeId, ct));
            if (rows.Items.Count < PageSize)
                break;
        }

        Shown = [.. decided.SelectMany(e => (e.Award?.Objections ?? []).Select(o => (e, o))).OrderBy(o => o.o.State).ThenBy(o => o.o.RaisedAt)];
    }
}
