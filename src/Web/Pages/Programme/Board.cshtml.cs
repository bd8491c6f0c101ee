using Marketplace.Contracts.Programme;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Programme;

/// <summary>Every challenge by stage with its age, stalls first.</summary>
[Authorize(Policy = SitePolicies.Programme)]
public sealed class BoardModel(IProgrammeApi programme) : PageModel
{
    public Board Board { get; private set; } = null!;
    public string? Province { get; private set; }
    public string? Field { get; private set; }

    public int Total => Board.Columns.Sum(c => c.Total);
    public int Stalled => Board.Columns.Sum(c => c.Stalled);

    public bool MayMove => Caller.Of(User).IsOfficer;

    public async Task OnGetAsync(string? province, string? field, CancellationToken ct)
    {
        (Province, Field) = (province, field);
        Board = await programme.Board(province, field, ct);
    }
}
