using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Agreements;

/// <summary>Which side of an agreement may do a thing.</summary>
internal enum Side { Seeker, Solver, Either, Officer }

/// <summary>How every step of an agreement goes: found for those it belongs to, held, moved, told.</summary>
internal static class Agreeing
{
    /// <param name="side">Whose step it is. To the other party it is forbidden; to strangers there is no such agreement.</param>
    /// <param name="step">Moves the agreement; returns the milestone moved, if one was.</param>
    /// <exception cref="RuleException">The step is the other party's, or not possible now.</exception>
    public static async Task<Results<Ok<AgreementDetails>, NotFound>> StepAsync(
        this OffersDbContext db, Guid id, Caller caller, Side side, Func<Agreement, DateTimeOffset, MilestoneDetails?> step, HttpContext http, CancellationToken ct)
    {
        if (!await db.Agreements.VisibleTo(caller).AnyAsync(a => a.Id == id, ct)) return TypedResults.NotFound();
        await using var hold = (await db.HoldAgreementAsync(id, ct))!;
        var agreement = await db.Agreements.SingleAsync(a => a.Id == id, ct);
        var may = side switch
        {
            Side.Seeker => caller.CompanyId == agreement.SeekerId,
            Side.Solver => caller.CompanyId == agreement.SolverId,
            Side.Either => caller.CompanyId == agreement.SeekerId || caller.CompanyId == agreement.SolverId,
            _ => caller.IsOfficer,
        };
        if (!may) throw new RuleException("agreement.other_side") { Kind = RuleKind.Forbidden };

        var moved = step(agreement, hold.Now);
        db.Publish(AgreementViews.Changed(agreement, hold.Now));
        if (moved is not null) db.Publish(AgreementViews.Moved(agreement, moved, hold.Now));
        await hold.SaveAsync(ct);
        return http.Versioned(AgreementViews.Details(agreement), agreement.Version);
    }

    /// <summary>The two parties' own, and to the programme all.</summary>
    public static IQueryable<Agreement> VisibleTo(this IQueryable<Agreement> agreements, Caller caller)
    {
        var (all, company) = (caller.SeesProgramme, caller.CompanyId);
        return agreements.Where(a => all || a.SeekerId == company || a.SolverId == company);
    }
}
