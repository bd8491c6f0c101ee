using System.Text;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Components;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Marketplace.Web.Sessions;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>A challenge as everybody sees it, with what the reader may do about it.</summary>
[AllowAnonymous]
public sealed class DetailsModel(
    IChallengesApi challenges, ICompaniesApi companies, IOffersApi offers, TimeProvider clock,
    IStringLocalizer<ChallengesText> texts, IStringLocalizer<StatusText> states) : PageModel
{
    /// <summary>The question that is asked.</summary>
    [BindProperty]
    public string? Question { get; set; }

    /// <summary>The text of the non-disclosure terms that was read.</summary>
    [BindProperty]
    public string? TermsVersion { get; set; }

    public ChallengeDetails Item { get; private set; } = null!;

    /// <summary>The seeker's public record; null while it cannot be had.</summary>
    public CompanyDetails? Seeker { get; private set; }

    /// <summary>Sealed offers; null while the number is hidden or cannot be had.</summary>
    public int? Offers { get; private set; }

    /// <summary>Terms of the annex, for companies that may accept them.</summary>
    public NonDisclosure? Terms { get; private set; }

    /// <summary>A question of the reader was just taken.</summary>
    public bool Asked { get; private set; }

    public bool IsOpen => Item.State == ChallengeState.Published && Item.Brief.ClosesAt > clock.GetUtcNow();

    public bool TakesQuestions => IsOpen && (Item.Brief.QuestionsUntil ?? Item.Brief.ClosesAt) > clock.GetUtcNow();

    /// <summary>The reader acts for the company that posted it.</summary>
    public bool IsOwn => Caller.Of(User).ActsFor(Item.SeekerId);

    public bool IsOfficer => Caller.Of(User).IsOfficer;

    /// <summary>The reader may write for a company that could offer.</summary>
    public bool MaySpeak => !IsOwn && Caller.Of(User).CompanyRole >= MemberRole.Editor;

    /// <summary>The reader's company offers solutions.</summary>
    public bool MaySolve => !IsOwn && User.HasClaim(SessionClaim.Solves, "true");

    public bool IsSignedIn => Caller.Of(User).PersonId is not null;

    public IReadOnlyList<TimelineStep> Timeline => ChallengeTimeline.Of(Item, clock.GetUtcNow(), texts, states);

    public Task<IActionResult> OnGet(Guid id, bool asked, CancellationToken ct)
    {
        Asked = asked;
        return Show(id, ct);
    }

    /// <summary>The dates as a calendar file.</summary>
    public async Task<IActionResult> OnGetCalendar(Guid id, CancellationToken ct)
    {
        Item = await challenges.Get(id, ct);
        var address = UriHelper.BuildAbsolute(Request.Scheme, Request.Host, ListUrl.To(Request, $"/challenges/{id}"));
        var title = Item.Brief.Title;
        var file = ChallengeCalendar.Write(Item, address, texts["Calendar.Closing", title], texts["Calendar.Questions", title], clock.GetUtcNow());
        return File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"{Item.Code}.ics");
    }

    /// <summary>Asks the seeker; the answer goes to everybody.</summary>
    public async Task<IActionResult> OnPostAsk(Guid id, CancellationToken ct)
    {
        if (!IsSignedIn)
            return new ChallengeResult();
        try
        {
            await challenges.Ask(id, new AskClarification(Question?.Trim() ?? ""), this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, $"/challenges/{id}?asked=true#questions"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 403 or 409 or 422)
        {
            this.AddProblem(refused.Content, prefix: "");
            return await Show(id, ct);
        }
    }

    /// <summary>Accepts the non-disclosure terms for the reader's company.</summary>
    public async Task<IActionResult> OnPostTerms(Guid id, CancellationToken ct)
    {
        if (!IsSignedIn)
            return new ChallengeResult();
        try
        {
            await challenges.AcceptNonDisclosure(id, new AcceptNonDisclosure(TermsVersion ?? ""), this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, $"/challenges/{id}#annex"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 403 or 409 or 422)
        {
            this.AddProblem(refused.Content, prefix: "");
            return await Show(id, ct);
        }
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        Item = await challenges.Get(id, ct);
        if (Item.PublishedAt is null && IsOwn)
            return LocalRedirect(ListUrl.To(Request, $"/seeker/challenges/{id}"));
        var (seeker, count) = (companies.Get(Item.SeekerId, ct).IfFound(), offers.Count(id, ct).IfFound());
        var terms = Item.HasAnnex && !Item.MayReadAnnex && MaySpeak ? challenges.NonDisclosure(id, ct).IfFound() : null;
        (Seeker, Offers) = (await seeker, (await count)?.Count);
        Terms = terms is null ? null : await terms;
        return Page();
    }
}
