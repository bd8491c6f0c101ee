using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Seeker;

/// <summary>Questions on the open challenges of the reader's company; each answer goes to everybody at once.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class QuestionsModel(IChallengesApi challenges) : PageModel
{
    // A company with more challenges open at once than this is answered page by page on each of them.
    private const int MostChallenges = 50;

    /// <summary>The answer that was typed.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The question it is for.</summary>
    [BindProperty]
    public Guid Question { get; set; }

    /// <summary>Open challenges with questions.</summary>
    public IReadOnlyList<ChallengeDetails> Challenges { get; private set; } = [];

    /// <summary>Whether the reader may answer.</summary>
    public bool MayAnswer => Caller.Of(User).CompanyRole >= MemberRole.Editor;

    /// <summary>Open questions, longest waiting first.</summary>
    public IReadOnlyList<(ChallengeDetails Challenge, ClarificationDetails Question)> Waiting =>
        [.. Challenges.SelectMany(c => c.Clarifications.Where(q => q.Answer is null).Select(q => (c, q))).OrderBy(w => w.q.AskedAt)];

    /// <summary>Answered questions, latest answer first.</summary>
    public IReadOnlyList<(ChallengeDetails Challenge, ClarificationDetails Question)> Answered =>
        [.. Challenges.SelectMany(c => c.Clarifications.Where(q => q.Answer is not null).Select(q => (c, q))).OrderByDescending(w => w.q.AnsweredAt)];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(Guid challenge, CancellationToken ct)
    {
        try
        {
            await challenges.Answer(challenge, Question, new AnswerClarification(Answer?.Trim() ?? ""), this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, "/seeker/questions"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 409 or 422)
        {
            this.AddProblem(refused.Content, prefix: "");
            await Load(ct);
            return Page();
        }
    }

    private async Task Load(CancellationToken ct)
    {
        var rows = await challenges.List(ChallengeState.Published, mine: true, Caller.Of(User).CompanyId, pageSize: MostChallenges, ct: ct);
        Challenges = [.. (await Task.WhenAll(rows.Items.Select(r => challenges.Get(r.Id, ct)))).Where(c => c.Clarifications.Count > 0)];
    }
}
