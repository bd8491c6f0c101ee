using Marketplace.Contracts.Accounts;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Data;
using Marketplace.Web.Pages.Account;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Web.Pages.Admin;

/// <summary>People and what they do for the programme. A role given or taken holds within the minute; nobody changes their own.</summary>
[Authorize(Policy = SitePolicies.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class PeopleModel(WebDbContext db, UserManager<Person> people) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<Person> People { get; private set; } = [];

    public Guid Me => Caller.Of(User).RequiredPersonId;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (name, address) = (Q?.Trim() ?? "", people.NormalizeEmail(Q?.Trim() ?? "")!);
        People = await db.People.AsNoTracking().Where(p => p.ErasedAt == null && (p.DisplayName.Contains(name) || p.NormalizedEmail!.Contains(address)))
            .OrderByDescending(p => p.RegisteredAt).Take(Shown).ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid person, ProgrammeRole role)
    {
        if (person == Me || !Enum.IsDefined(role)) return Forbid();
        if (await people.FindByIdAsync(person.ToString()) is not { ErasedAt: null } found) return NotFound();
        found.Roles = found.Roles.Contains(role) ? [.. found.Roles.Where(r => r != role)] : [.. found.Roles, role];
        await people.UpdateAsync(found);
        this.Tell("Saved");
        return Redirect(ListUrl.To(Request, "/admin/people") + (Q is { Length: > 0 } ? QueryString.Create("q", Q) : ""));
    }
}
