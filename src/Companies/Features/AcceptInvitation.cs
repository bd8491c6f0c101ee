using FluentValidation;
using Marketplace.Companies.Data;
using Marketplace.Companies.Domain;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>Whoever holds the secret of an invitation joins the company, as the person signed in. Following one's own link again does no harm.</summary>
internal static class AcceptInvitation
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/invitations/accept", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new AcceptInvitationValidator())
        .WithName("AcceptInvitation");

    private static async Task<Results<Ok<Membership>, NotFound>> Handle(
        Contracts.Companies.AcceptInvitation request, Caller caller, CompaniesDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var (person, hash) = (caller.RequiredPersonId, Invitation.Hash(request.Token));
        if (await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, ct) is not { } invitation) return TypedResults.NotFound();
        var company = await db.Companies.SingleAsync(c => c.Id == invitation.CompanyId, ct);
        if (invitation.AcceptedBy == person && company.Members.Any(m => m.PersonId == person)) return TypedResults.Ok(CompanyViews.Membership(company, person));

        var now = clock.GetUtcNow();
        invitation.Accept(person, now);
        company.Join(person, caller.DisplayName, invitation.Role, now);
        db.Publish(CompanyViews.Changed(company, now));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(CompanyViews.Membership(company, person));
    }
}

internal sealed class AcceptInvitationValidator : AbstractValidator<Contracts.Companies.AcceptInvitation>
{
    public AcceptInvitationValidator() => RuleFor(a => a.Token).NotEmpty().MaximumLength(100);
}
