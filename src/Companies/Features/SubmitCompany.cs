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

/// <summary>A company asks to be verified. What an officer will need must be there.</summary>
internal static class SubmitCompany
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/companies/{id:guid}/submit", Handle)
        .RequireAuthorization(Policies.SignedIn)
        .ProducesValidationProblem()
        .WithName("SubmitCompany");

    private static async Task<Results<Ok<CompanyDetails>, NotFound>> Handle(
        Guid id, Caller caller, CompaniesDbContext db, TimeProvider clock, Texts texts, HttpContext http, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, MemberRole.Editor, ct) is not { } company) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        company.Submit(now);
        new VerifiableProfileValidator(DateOnly.FromDateTime(now.UtcDateTime)).Check(company.Profile, texts);
        db.Publish(CompanyViews.Changed(company, now));
        db.Publish(new CompanySubmitted { Id = company.Id, Version = company.Version, OccurredAt = now, NameFa = company.NameFa, NameEn = company.NameEn });
        await db.SaveChangesAsync(ct);
        return http.Versioned(CompanyViews.Details(company), company.Version);
    }
}

/// <summary>What verification needs beyond the shape of a profile.</summary>
internal sealed class VerifiableProfileValidator : AbstractValidator<CompanyProfile>
{
    public VerifiableProfileValidator(DateOnly today)
    {
        RuleFor(p => p.Place.County).NotEmpty().WithErrorCode("company.needs_county");
        RuleFor(p => p.AboutFa).NotEmpty().WithErrorCode("company.needs_about");
        RuleFor(p => p.Email).NotEmpty().When(p => string.IsNullOrWhiteSpace(p.Phone)).WithErrorCode("company.needs_contact");
        When(p => p.Kind is CompanyKind.SmallIndustry or CompanyKind.KnowledgeBasedFirm or CompanyKind.Startup or CompanyKind.TechnologyUnit, () =>
        {
            RuleFor(p => p.IsicCodes).NotEmpty().WithErrorCode("company.needs_isic");
            RuleFor(p => p.Employees).NotNull().WithErrorCode("company.needs_employees");
        });
        When(p => p.Kind is CompanyKind.KnowledgeBasedFirm or CompanyKind.Startup or CompanyKind.TechnologyUnit, () =>
            RuleFor(p => p.Capabilities).NotEmpty().WithErrorCode("company.needs_capability"));
        When(p => p.Kind == CompanyKind.KnowledgeBasedFirm, () =>
        {
            RuleFor(p => p.Certificate).NotNull().WithErrorCode("company.needs_certificate");
            RuleFor(p => p.Certificate!.ExpiresOn).GreaterThanOrEqualTo(today).When(p => p.Certificate is not null).WithErrorCode("company.certificate_expired");
        });
    }
}
