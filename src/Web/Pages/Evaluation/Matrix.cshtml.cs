using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>All offers against all criteria, to be compared and printed.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class MatrixModel(IOffersApi offers, IChallengesApi challenges) : PageModel
{
    public EvaluationView View { get; private set; } = null!;
    public EvaluationMatrix Matrix { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid challenge, CancellationToken ct)
    {
        var evaluation = await offers.Evaluation(challenge, ct);
        View = new EvaluationView(evaluation, Caller.Of(User), await challenges.Get(challenge, ct).IfFound());
        if (View.MustDeclare || View.Seat is { ConflictDeclared: true })
            return this.Go($"/evaluation/{challenge}");
        Matrix = EvaluationMatrix.Of(evaluation);
        return Page();
    }
}
