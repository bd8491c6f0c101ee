using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Programme;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Programme;

/// <summary>What happened to one challenge, oldest first, and its cancellation.</summary>
[Authorize(Policy = SitePolicies.Programme)]
public sealed class TrailModel(IProgrammeApi programme, IChallengesApi challenges, IStringLocalizer<ProgrammeText> texts) : PageModel
{
    public IReadOnlyList<TrailEntry> Entries { get; private set; } = [];

    /// <summary>The challenge; null while Challenges does not answer.</summary>
    public ChallengeDetails? Case { get; private set; }

    public bool MayCancel => Case is { } found && BoardMoves.CanCancel(found.State) && Caller.Of(User).IsOfficer;

    [BindProperty]
    public string? CancelReason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var found = challenges.Get(id, ct).OrNothing();
        Entries = await programme.Trail(id, ct);
        Case = await found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        await this.Accepts(
            () => challenges.Cancel(id, new ReasonRequest(CancelReason ?? ""), this.FormKey(), ct), "", new Dictionary<string, string> { ["reason"] = nameof(CancelReason) })
            ? this.Go($"/programme/challenges/{id}", texts["Done.Cancelled"])
            : await OnGetAsync(id, ct);

    /// <summary>What an entry is called; an event not known here is named by its own name.</summary>
    public string NameOf(TrailEntry entry)
    {
        var kind = entry.Kind[(entry.Kind.LastIndexOf('.') + 1)..];
        var words = texts[$"Trail.{kind}"];
        return words.ResourceNotFound ? kind : words;
    }
}
