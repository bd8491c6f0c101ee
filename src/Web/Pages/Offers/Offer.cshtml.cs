using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Offers;

/// <summary>One offer of the company: how far it is before closing, and its result after.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class OfferModel(IOffersApi offers, IChallengesApi challenges, TimeProvider clock, IStringLocalizer<OffersText> texts) : PageModel
{
    public OfferDetails Offer { get; private set; } = null!;
    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];

    /// <summary>Whether it can still be changed, handed in or withdrawn.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the reader decides for the company: accepting binds it.</summary>
    public bool MayDecide => Caller.Of(User).CompanyRole == MemberRole.Owner;

    public bool MayWrite => Caller.Of(User).CompanyRole >= MemberRole.Editor;

    /// <summary>Whether an objection can be raised now.</summary>
    public bool MayObject => Offer.Result is { Won: false, AwardId: not null, AwardState: AwardState.Proposed, Objection: null, StandstillUntil: { } until } && until > clock.GetUtcNow();

    /// <summary>Whether the award waits for this company's answer.</summary>
    public bool MayAnswer => Offer.Result is { Won: true, AwardId: not null, AwardState: AwardState.AwaitingWinner };

    [BindProperty]
    public string? Objection { get; set; }

    [BindProperty]
    public string? DeclineReason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Offer = await offers.Get(id, ct);
        IsOpen = OfferRules.IsOpen(Offer, clock.GetUtcNow());
        Criteria = (await challenges.Get(Offer.ChallengeId, ct).OrNothing())?.Brief.Criteria ?? [];
        return Page();
    }

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => offers.Withdraw(id, this.FormKey(), ct), "Done.Withdrawn", null, ct);

    public Task<IActionResult> OnPostObjectAsync(Guid id, Guid award, CancellationToken ct) =>
        DoAsync(id, () => offers.FileObjection(award, new RaiseObjection(Objection ?? ""), this.FormKey(), ct), "Done.Objected", Names("text", nameof(Objection)), ct);

    public Task<IActionResult> OnPostDeclineAsync(Guid id, Guid award, CancellationToken ct) =>
        DoAsync(id, () => offers.Decline(award, new ReasonRequest(DeclineReason ?? ""), this.FormKey(), ct), "Done.Declined", Names("reason", nameof(DeclineReason)), ct);

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, Guid award, CancellationToken ct)
    {
        AwardDetails? accepted = null;
        if (!await this.Accepts(async () => accepted = await offers.Accept(award, this.FormKey(), ct), ""))
            return await OnGetAsync(id, ct);
        return this.Go(accepted!.AgreementId is { } agreement ? $"/agreements/{agreement}" : $"/offers/{id}", texts["Done.Accepted"]);
    }

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> command, string done, IReadOnlyDictionary<string, string>? renamed, CancellationToken ct) =>
        await this.Accepts(command, "", renamed) ? this.Go($"/offers/{id}", texts[done]) : await OnGetAsync(id, ct);

    private static Dictionary<string, string> Names(string sent, string here) => new() { [sent] = here };
}
