using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Agreements;

/// <summary>What was measured, indicator by indicator. Each one filled in is recorded by itself.</summary>
[Authorize(Policy = SitePolicies.Editor)]
public sealed class OutcomesModel(IOffersApi offers, IStringLocalizer<AgreementsText> texts) : PageModel
{
    public AgreementDetails Agreement { get; private set; } = null!;

    /// <summary>Those that are not verified yet, in the order of the agreement.</summary>
    public IReadOnlyList<OutcomeDetails> Open { get; private set; } = [];

    [BindProperty]
    public List<MeasuredInput>? Measured { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
            return this.Go($"/agreements/{id}");
        Measured = [.. Open.Select(o => new MeasuredInput { Indicator = o.Indicator, Value = o.Measured })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
            return this.Go($"/agreements/{id}");
        if (!ModelState.IsValid)
            return Page();
        for (var i = 0; i < Measured?.Count; i++)
        {
            if (Measured[i] is not { Indicator: { } indicator, Value: { } value } || Open.FirstOrDefault(o => o.Indicator == indicator)?.Measured == value)
                continue;
            // A key of its own for each value, drawn from the form's, so that sending the form again repeats none.
            var key = $"{this.FormKey()}-{i}";
            var renamed = new Dictionary<string, string> { ["measured"] = $"Measured[{i}].Value", ["indicator"] = $"Measured[{i}].Value" };
            if (!await this.Accepts(() => offers.RecordOutcome(id, new RecordOutcome(indicator, value), key, ct), "", renamed))
                return Page();
        }

        return this.Go($"/agreements/{id}", texts["Done.Recorded"]);
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        Agreement = await offers.Agreement(id, ct);
        Open = [.. Agreement.Outcomes.Where(o => !o.Verified)];
        return AgreementSide.Of(Caller.Of(User), Agreement).MayMeasure(Agreement);
    }
}

/// <summary>The measured value of one indicator.</summary>
public sealed class MeasuredInput
{
    public string? Indicator { get; set; }
    public decimal? Value { get; set; }
}
