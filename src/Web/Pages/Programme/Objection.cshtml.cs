using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Programme;

/// <summary>One objection: an officer who is not of the panel answers it.</summary>
[Authorize(Policy = SitePolicies.Officer)]
public sealed class ObjectionModel(IOffersApi offers, IStringLocalizer<ProgrammeText> texts) : PageModel
{
    public EvaluationDetails Evaluation { get; private set; } = null!;
    public ObjectionDetails Objection { get; private set; } = null!;

    /// <summary>The offer of the company that objects.</summary>
    public EvaluatedOffer? Offer => Evaluation.Offers.FirstOrDefault(o => o.CompanyId == Objection.CompanyId);

    [BindProperty]
    public string? Answer { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid challenge, Guid objection, CancellationToken ct)
    {
        Evaluation = await offers.Evaluation(challenge, ct);
        if (Evaluation.Award?.Objections.FirstOrDefault(o => o.Id == objection) is not { } found)
            return NotFound();
        Objection = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid challenge, Guid objection, bool uphold, CancellationToken ct)
    {
        var answer = new ReasonRequest(Answer ?? "");
        return await this.Accepts(
            () => uphold ? offers.Uphold(objection, answer, this.FormKey(), ct) : offers.Dismiss(objection, answer, this.FormKey(), ct), "",
            new Dictionary<string, string> { ["reason"] = nameof(Answer) })
            ? this.Go("/programme/objections", texts[uphold ? "Done.Upheld" : "Done.Dismissed"])
            : await OnGetAsync(challenge, objection, ct);
    }
}
