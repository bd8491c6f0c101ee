using System.Net;
using Marketplace.Contracts.Search;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Admin;

/// <summary>Words that stand for each other in search, one group a line.</summary>
[Authorize(Policy = SitePolicies.Administrator)]
public sealed class SynonymsModel(ISearchApi search, IStringLocalizer<ProgrammeText> texts) : PageModel
{
    private static readonly char[] Between = [',', '،', '؛', ';'];

    /// <summary>The table as somebody else saved it meanwhile.</summary>
    public SynonymsDetails? Theirs { get; private set; }

    /// <summary>The version the form goes out with.</summary>
    public long Version { get; private set; }

    [BindProperty]
    public string? Groups { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var table = await search.Synonyms(ct);
        (Version, Groups) = (table.Version, Text(table));
    }

    public async Task<IActionResult> OnPostAsync(long version, CancellationToken ct)
    {
        Version = version;
        var renamed = new Dictionary<string, string>();
        var groups = Read(Groups);
        for (var i = 0; i < groups.Count; i++)
            renamed[$"groups[{i}]"] = nameof(Groups);
        if (await this.Accepts(() => ChangeAsync(new SynonymsDetails(version, groups), ct), "", renamed) && Theirs is null)
            return this.Go("/admin/synonyms", texts["Done.Synonyms"]);
        return Page();
    }

    /// <summary>One group a line, its terms between commas.</summary>
    public static string Text(SynonymsDetails table) =>
        string.Join('\n', table.Groups.Select(g => string.Join(Languages.Current.Pick("، ", ", "), g)));

    /// <summary>Reads the lines; blank ones are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string? text) => [.. (text ?? "").Split('\n')
        .Select(line => (IReadOnlyList<string>)line.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(g => g.Count > 0)];

    private async Task ChangeAsync(SynonymsDetails table, CancellationToken ct)
    {
        try
        {
            await search.ChangeSynonyms(table, ct);
        }
        catch (Refit.ApiException stale) when (stale.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            Theirs = await search.Synonyms(ct);
            Version = Theirs.Version;
            ModelState.AddModelError("", texts["Synonyms.Conflict"]);
        }
    }
}
