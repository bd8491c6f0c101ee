using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Search;
using Marketplace.Web.Accounts;
using Marketplace.Web.Fields;
using Marketplace.Web.Http;
using Marketplace.Web.Pages.Challenges;
using Marketplace.Web.Resources;
using Marketplace.Web.Shell;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages;

/// <summary>Searches the reader keeps and is told about. The address of a search brings one to be kept.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class SavedSearchesModel(ISearchApi search, IStringLocalizer<NotificationsText> notices, FacetWords words) : PageModel
{
    /// <summary>What the search is to be called.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>How to hear of new challenges.</summary>
    [BindProperty]
    public EmailChoice Email { get; set; } = EmailChoice.Daily;

    public IReadOnlyList<SavedSearchDetails> Saved { get; private set; } = [];

    /// <summary>The search in the address.</summary>
    public ChallengeQuery Query => ChallengeFilters.Of(Request.Query, null);

    /// <summary>Whether the address has anything to keep.</summary>
    public bool HasSearch => Address(Query).Count > 0;

    public IReadOnlyList<Option> Choices => Option.Of<EmailChoice>(notices, "Email");

    public async Task OnGet(CancellationToken ct)
    {
        Name = Query.Q;
        Saved = await search.SavedSearches(ct);
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        try
        {
            await search.SaveSearch(new SaveSearch(Name?.Trim() ?? "", Query, Email), this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, "/saved-searches"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 409 or 422)
        {
            this.AddProblem(refused.Content, prefix: "");
            Saved = await search.SavedSearches(ct);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostDelete(Guid id, CancellationToken ct)
    {
        await search.DeleteSavedSearch(id, ct);
        return LocalRedirect(ListUrl.To(Request, "/saved-searches"));
    }

    /// <summary>The filters of a search, in words.</summary>
    public IEnumerable<string> Words(ChallengeQuery query) =>
        Address(query).Select(p => p.Key == "q" ? $"«{p.Value}»" : $"{words.Name(p.Key)}: {words.Value(p.Key, p.Value!)}");

    /// <summary>Where a search leads.</summary>
    public static string Link(ChallengeQuery query) => QueryHelpers.AddQueryString("/challenges", Address(query));

    private static List<KeyValuePair<string, string?>> Address(ChallengeQuery query) =>
    [
        .. new (string Name, string[]? Values)[]
        {
            ("q", query.Q is null ? null : [query.Q]), ("field", query.Field), ("isic", query.Isic), ("province", query.Province), ("estate", query.Estate),
            ("cooperation", query.Cooperation), ("trl", query.Trl), ("budget", query.Budget), ("closing", query.Closing), ("state", query.State),
        }.SelectMany(f => (f.Values ?? []).Select(v => KeyValuePair.Create(f.Name, (string?)v))),
    ];
}
