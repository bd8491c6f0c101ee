using System.Globalization;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Fields;
using Marketplace.Web.Http;
using Marketplace.Web.Pages.Seeker.Wizard;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Seeker.Challenges;

/// <summary>One step of writing a challenge. Each is saved to the draft on the server by itself.</summary>
[Authorize(Policy = SitePolicies.Editor)]
public sealed class EditModel(IChallengesApi challenges) : PageModel, IBriefForm
{
    private const int MostRows = 20;

    /// <inheritdoc />
    [BindProperty]
    public BriefInput Input { get; set; } = new();

    /// <summary>What the answers of this step were when the form was opened, see <see cref="WizardSteps.Fingerprint"/>.</summary>
    [BindProperty]
    public string? Opened { get; set; }

    /// <summary>The step shown.</summary>
    public WizardStep At { get; private set; }

    /// <summary>The challenge as stored.</summary>
    public ChallengeDetails Item { get; private set; } = null!;

    /// <summary>The clarity check; null while it cannot be had.</summary>
    public ClarityReport? Clarity { get; private set; }

    /// <summary>Somebody else saved this step meanwhile: <see cref="Item"/> holds theirs, the form what was typed here.</summary>
    public bool Overtaken { get; private set; }

    /// <summary>The draft was not saved because the service did not answer; what was typed is in the form.</summary>
    public bool Unsaved { get; private set; }

    /// <summary>Steps that refused fields belong to.</summary>
    public IReadOnlySet<WizardStep> Refused => ModelState
        .Where(f => f.Value?.Errors.Count > 0)
        .Select(f => WizardSteps.Asking(f.Key) ?? (f.Key.Length > 0 ? null : At == WizardStep.Check ? null : At))
        .OfType<WizardStep>().ToHashSet();

    public async Task<IActionResult> OnGet(Guid id, string step, CancellationToken ct)
    {
        if (await Load(id, step, ct) is { } elsewhere)
            return elsewhere;
        Input = BriefInput.Of(Item.Brief);
        Opened = WizardSteps.Fingerprint(Item.Brief, At);
        await Show(ct);
        return Page();
    }

    /// <summary>Saves the step, or adds and removes rows.</summary>
    public async Task<IActionResult> OnPost(Guid id, string step, string? rows, string? then, CancellationToken ct)
    {
        if (await Load(id, step, ct) is { } elsewhere)
            return elsewhere;
        var edited = At == WizardStep.Outcomes
            ? Input.Indicators.Edit(rows, ModelState, "Input.Indicators", MostRows)
            : Input.Criteria.Edit(rows, ModelState, "Input.Criteria", MostRows);
        if (edited || !ModelState.IsValid)
            return await Again(ct);

        DropEmptyRows();
        if (WizardSteps.Fingerprint(Item.Brief, At) != Opened)
            return await Overtake(ct);
        try
        {
            var version = Item.Version.ToString(CultureInfo.InvariantCulture);
            await challenges.Change(id, Input.Into(Item.Brief, At), $"\"{version}\"", ct);
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 409 or 412)
        {
            Item = await challenges.Get(id, ct);
            if (!IsEditable(Item))
                return LocalRedirect(ListUrl.To(Request, $"/seeker/challenges/{id}"));
            return await Overtake(ct);
        }
        catch (ApiException refused) when (!ServiceFaults.IsAway(refused))
        {
            this.AddProblem(refused.Content);
            return await Again(ct);
        }
        catch (Exception away) when (ServiceFaults.IsAway(away))
        {
            Unsaved = true;
            return await Again(ct);
        }

        return LocalRedirect(ListUrl.To(Request, then == "leave" ? $"/seeker/challenges/{id}" : WizardSteps.Path(id, At + 1)));
    }

    /// <summary>The clarity check of what is typed, while it is typed; nothing is saved.</summary>
    public async Task<IActionResult> OnPostClarity(Guid id, string step, CancellationToken ct)
    {
        if (await Load(id, step, ct) is { } elsewhere)
            return elsewhere;
        Clarity = await challenges.Clarity(Input.Into(Item.Brief, At), ct).OrNothing();
        return Partial("_Clarity", Clarity);
    }

    /// <summary>Sends the whole brief to review.</summary>
    public async Task<IActionResult> OnPostSubmit(Guid id, string step, CancellationToken ct)
    {
        if (await Load(id, step, ct) is { } elsewhere)
            return elsewhere;
        try
        {
            await challenges.Submit(id, this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, $"/seeker/challenges/{id}"));
        }
        catch (ApiException refused) when (!ServiceFaults.IsAway(refused))
        {
            this.AddProblem(refused.Content);
            return await Again(ct);
        }
    }

    /// <summary>Drafts and briefs sent back can be changed.</summary>
    public static bool IsEditable(ChallengeDetails challenge) => challenge.State is ChallengeState.Draft or ChallengeState.ChangesRequested;

    private async Task<IActionResult?> Load(Guid id, string step, CancellationToken ct)
    {
        if (WizardSteps.Of(step) is not { } at)
            return NotFound();
        At = at;
        Item = await challenges.Get(id, ct);
        if (!Caller.Of(User).ActsFor(Item.SeekerId, MemberRole.Editor))
            return NotFound();
        return IsEditable(Item) ? null : LocalRedirect(ListUrl.To(Request, $"/seeker/challenges/{id}"));
    }

    private async Task<PageResult> Again(CancellationToken ct)
    {
        await Show(ct);
        return Page();
    }

    private async Task<PageResult> Overtake(CancellationToken ct)
    {
        Overtaken = true;
        Opened = WizardSteps.Fingerprint(Item.Brief, At);
        ModelState.Remove(nameof(Opened));
        return await Again(ct);
    }

    private async Task Show(CancellationToken ct)
    {
        if (Input.Indicators.Count == 0)
            Input.Indicators.AddRange([new(), new()]);
        if (Input.Criteria.Count == 0)
            Input.Criteria.AddRange([new(), new(), new()]);
        Clarity = await challenges.Clarity(At == WizardStep.Check ? Item.Brief : Input.Into(Item.Brief, At), ct).OrNothing();
    }

    // The service counts the rows it gets, so rows left empty go before it can say anything of the others.
    private void DropEmptyRows()
    {
        if (Input.Indicators.RemoveAll(i => i.IsEmpty) + Input.Criteria.RemoveAll(c => c.IsEmpty) == 0)
            return;
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.Indicators[", StringComparison.Ordinal) || k.StartsWith("Input.Criteria[", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
    }
}
