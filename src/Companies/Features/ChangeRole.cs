using FluentValidation;
using Marketplace.Companies.Data;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Companies.Features;

/// <summary>An owner gives a member another role. A company keeps at least one owner.</summary>
internal static class ChangeRole
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/companies/{id:guid}/members/{personId:guid}", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new ChangeRoleValidator())
        .WithName("ChangeRole");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid personId, Contracts.Companies.ChangeRole request, Caller caller, CompaniesDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, MemberRole.Owner, ct) is not { } company || company.Members.All(m => m.PersonId != personId)) return TypedResults.NotFound();

        company.ChangeRole(personId, request.Role);
        db.Publish(CompanyViews.Changed(company, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

internal sealed class ChangeRoleValidator : AbstractValidator<Contracts.Companies.ChangeRole>
{
    public ChangeRoleValidator() => RuleFor(c => c.Role).IsInEnum();
}
