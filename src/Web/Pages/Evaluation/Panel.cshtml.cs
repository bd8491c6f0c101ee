using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Fields;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>The seeker names who scores and who chairs, of its own members and of those from outside who sit on the panel already.</summary>
[Authorize(Policy = SitePolicies.Editor)]
public sealed class PanelModel(IOffersApi offers, IChallengesApi challenges, ICompaniesApi companies, PeopleNames names, IStringLocalizer<EvaluationText> texts) : PageModel
{
    public ChallengeDetails Asked { get; private set; } = null!;
    public IReadOnlyList<MemberDetails> Members { get; private set; } = [];

    /// <summary>Who can be named, each with what to call them.</summary>
    public IReadOnlyList<Option> People { get; private set; } = [];

    private IReadOnlyList<PanelMemberDetails> Panel { get; set; } = [];

    [BindProperty]
    public PanelInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid challenge, CancellationToken ct)
    {
        if (!await ReadAsync(challenge, ct))
            return NotFound();
        Input = new()
        {
            Members = [.. Panel.Select(m => m.PersonId)],
            Chair = Panel.FirstOrDefault(m => m.Role == PanelRole.Chair)?.PersonId,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid challenge, CancellationToken ct)
    {
        if (!await ReadAsync(challenge, ct))
            return NotFound();
        if (Input.Chair is not { } chair)
            ModelState.AddModelError("Input.Chair", texts["Panel.Chair.Missing"]);
        else if (ModelState.IsValid)
        {
            var named = (Input.Members ?? []).Append(chair).Distinct()
                .Select(p => new PanelMember(p, p == chair ? PanelRole.Chair : PanelRole.Evaluator, KnownName(p)));
            if (await this.Accepts(() => offers.NamePanel(challenge, new NamePanel([.. named]), ct)))
                return this.Go($"/evaluation/{challenge}", texts["Done.Panel"]);
        }

        return Page();
    }

    /// <summary>Whether the challenge is that of the company acted for.</summary>
    private async Task<bool> ReadAsync(Guid challenge, CancellationToken ct)
    {
        Asked = await challenges.Get(challenge, ct);
        if (Caller.Of(User).CompanyId is not { } own || own != Asked.SeekerId)
            return false;
        Members = (await companies.Get(own, ct)).Members;
        Panel = (await offers.Evaluation(challenge, ct).IfFound())?.Panel ?? [];
        var outside = Panel.Where(p => Members.All(m => m.PersonId != p.PersonId)).ToList();
        var called = await names.OfAsync(outside.Where(p => string.IsNullOrWhiteSpace(p.DisplayName)).Select(p => p.PersonId), ct);
        People =
        [
            .. Members.Select(m => new Option(m.PersonId.ToString(), m.DisplayName)),
            .. outside.Select(p => new Option(p.PersonId.ToString(), texts["Panel.Outside", KnownName(p.PersonId) ?? called.GetValueOrDefault(p.PersonId) ?? texts["Panel.Member"].Value])),
        ];
        return true;
    }

    private string? KnownName(Guid person) =>
        Members.FirstOrDefault(m => m.PersonId == person)?.DisplayName ?? Panel.FirstOrDefault(p => p.PersonId == person && !string.IsNullOrWhiteSpace(p.DisplayName))?.DisplayName;
}

/// <summary>Who is on the panel.</summary>
public sealed class PanelInput
{
    public List<Guid>? Members { get; set; }
    public Guid? Chair { get; set; }
}
