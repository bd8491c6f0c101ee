using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>The evaluation of one challenge: conflicts are declared before any offer is shown, then offers are read and scored one by one.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class DeskModel(IOffersApi offers, IChallengesApi challenges, PeopleNames names, IStringLocalizer<EvaluationText> texts) : PageModel
{
    public EvaluationView View { get; private set; } = null!;
    public EvaluationDetails Evaluation => View.Evaluation;

    /// <summary>Names of panel members that the evaluation does not know by name.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    [BindProperty]
    public DeclarationInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid challenge, CancellationToken ct)
    {
        var evaluation = await offers.Evaluation(challenge, ct);
        View = new EvaluationView(evaluation, Caller.Of(User), await challenges.Get(challenge, ct).IfFound());
        Names = await names.OfAsync(evaluation.Panel.Where(m => string.IsNullOrWhiteSpace(m.DisplayName)).Select(m => m.PersonId), ct);
        return Page();
    }

    /// <summary>What a panel member is called: by name, else by e-mail address.</summary>
    public string NameOf(PanelMemberDetails member) =>
        string.IsNullOrWhiteSpace(member.DisplayName) ? Names.GetValueOrDefault(member.PersonId) ?? texts["Panel.Member"] : member.DisplayName;

    public async Task<IActionResult> OnPostAsync(Guid challenge, CancellationToken ct)
    {
        if (Input.HasConflict is not { } conflict)
            ModelState.AddModelError("Input.HasConflict", texts["Declare.Missing"]);
        else if (ModelState.IsValid && await this.Accepts(() => offers.Declare(challenge, new DeclareConflict(conflict, Input.Note), this.FormKey(), ct)))
            return this.Go($"/evaluation/{challenge}", texts[conflict ? "Done.Conflict" : "Done.NoConflict"]);
        return await OnGetAsync(challenge, ct);
    }
}

/// <summary>A declaration of conflicts.</summary>
public sealed class DeclarationInput
{
    public bool? HasConflict { get; set; }
    public string? Note { get; set; }
}
