using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;

namespace Marketplace.Tests.Integration.Companies;

/// <summary>Companies as far as a test needs them.</summary>
public static class CompanySteps
{
    /// <summary>A verified company owned by this person.</summary>
    public static async Task<CompanyDetails> VerifiedAsync(this RunningMarketplace app, Actor owner, CompanyProfile? profile = null)
    {
        var company = await app.Api<ICompaniesApi>(owner).Register(profile ?? Some.Profile(), Some.Key());
        await app.Api<ICompaniesApi>(owner).Submit(company.Id, Some.Key());
        return await app.Api<ICompaniesApi>(Actor.Officer()).Verify(company.Id, Some.Key());
    }
}
