using FluentValidation;
using Marketplace.Companies.Data;
using Marketplace.Companies.Domain;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Taxonomies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>A person registers a company in Draft and becomes its owner.</summary>
internal static class RegisterCompany
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/companies", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new CompanyProfileValidator())
        .WithName("RegisterCompany");

    private static async Task<Created<CompanyDetails>> Handle(
        CompanyProfile profile, Caller caller, CompaniesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.Companies.AnyAsync(c => c.NationalId == profile.NationalId, ct))
            throw new RuleException("company.national_id_taken") { Field = "nationalId" };

        var company = Company.Register(profile, caller.RequiredPersonId, caller.DisplayName, clock.GetUtcNow());
        db.Companies.Add(company);
        db.Publish(CompanyViews.Changed(company, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return http.CreatedAt($"/api/companies/v1/companies/{company.Id}", CompanyViews.Details(company), company.Version);
    }
}

/// <summary>The shape of a profile, the same for registering and changing.</summary>
internal sealed class CompanyProfileValidator : AbstractValidator<CompanyProfile>
{
    public CompanyProfileValidator()
    {
        RuleFor(p => p.Kind).IsInEnum();
        RuleFor(p => p.NameFa).NotEmpty().MaximumLength(200);
        RuleFor(p => p.NameEn).MaximumLength(200);
        RuleFor(p => p.NationalId).Must(NationalCompanyId.IsValid).WithErrorCode("company.national_id");
        RuleFor(p => p.RegistrationNumber).MaximumLength(20);
        RuleFor(p => p.Place).NotNull().ChildRules(place =>
        {
            place.RuleFor(x => x.Province).Must(Taxonomies.Provinces.Contains).WithErrorCode("place.province");
            place.RuleFor(x => x.County).MaximumLength(100);
            place.RuleFor(x => x.Estate).MaximumLength(200);
        });
        RuleFor(p => p.IsicCodes).NotNull().Must(c => c is null or { Count: <= 10 }).WithErrorCode("company.too_many_isic");
        RuleForEach(p => p.IsicCodes).Must(Taxonomies.Isic.Contains).WithErrorCode("isic.code");
        RuleFor(p => p.Employees).InclusiveBetween(0, 1_000_000);
        RuleFor(p => p.Capabilities).NotNull().Must(c => c is null or { Count: <= 30 }).WithErrorCode("company.too_many_capabilities");
        RuleForEach(p => p.Capabilities).NotNull().ChildRules(capability =>
        {
            capability.RuleFor(x => x.Field).Must(Taxonomies.Fields.Contains).WithErrorCode("field.code");
            capability.RuleFor(x => x.Trl).InclusiveBetween(1, 9);
            capability.RuleFor(x => x.Evidence).MaximumLength(2000);
        });
        RuleFor(p => p.Certificate!.Number).NotEmpty().MaximumLength(50).When(p => p.Certificate is not null);
        RuleFor(p => p.AboutFa).MaximumLength(8000);
        RuleFor(p => p.AboutEn).MaximumLength(8000);
        RuleFor(p => p.References).NotNull().Must(r => r is null or { Count: <= 50 }).WithErrorCode("company.too_many_references");
        RuleForEach(p => p.References).NotEmpty().MaximumLength(2000);
        RuleFor(p => p.Website).MaximumLength(300).Must(w => Uri.TryCreate(w, UriKind.Absolute, out var u) && (u.Scheme is "http" or "https"))
            .When(p => !string.IsNullOrEmpty(p.Website)).WithErrorCode("company.website");
        RuleFor(p => p.Email).EmailAddress().MaximumLength(254).When(p => !string.IsNullOrEmpty(p.Email));
        RuleFor(p => p.Phone).MaximumLength(30);
    }
}
