using System.Globalization;
using FluentValidation;
using Marketplace.Companies.Data;
using Marketplace.Companies.Domain;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>An owner asks somebody by e-mail to join. The secret travels in the event alone; asking again makes the earlier link worthless.</summary>
internal static class InviteMember
{
    // More than this and the company is used to send mail to strangers.
    private const int MostOpen = 20;

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/companies/{id:guid}/invitations", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new InviteMemberValidator())
        .WithName("InviteMember");

    private static async Task<Results<Created<InvitationDetails>, NotFound>> Handle(
        Guid id, Contracts.Companies.InviteMember request, Caller caller, CompaniesDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, MemberRole.Owner, ct) is not { } company) return TypedResults.NotFound();

        var (now, email) = (clock.GetUtcNow(), request.Email.Trim().ToLowerInvariant());
        var open = await db.Invitations.Where(i => i.CompanyId == id && i.AcceptedBy == null && i.ExpiresAt > now).ToListAsync(ct);
        db.Invitations.RemoveRange(open.Where(i => i.Email == email));
        if (open.Count(i => i.Email != email) >= MostOpen) throw new RuleException("invitation.too_many", MostOpen);

        var invitation = Invitation.Create(id, email, request.Role, caller.RequiredPersonId, now, out var token);
        db.Invitations.Add(invitation);
        db.Publish(new MemberInvited
        {
            Id = id,
            Version = company.Version,
            OccurredAt = now,
            InvitationId = invitation.Id,
            Email = email,
            Role = invitation.Role,
            Token = token,
            CompanyNameFa = company.NameFa,
            CompanyNameEn = company.NameEn,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/companies/v1/companies/{id}/invitations", new InvitationDetails(invitation.Id, email, invitation.Role, invitation.ExpiresAt));
    }
}

internal sealed class InviteMemberValidator : AbstractValidator<Contracts.Companies.InviteMember>
{
    public InviteMemberValidator()
    {
        RuleFor(i => i.Email).NotEmpty().EmailAddress().MaximumLength(254);
        RuleFor(i => i.Role).IsInEnum();
    }
}
