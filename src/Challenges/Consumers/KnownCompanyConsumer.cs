using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Messaging;

namespace Marketplace.Challenges.Consumers;

/// <summary>Keeps what this service must know of companies.</summary>
internal sealed class KnownCompanyConsumer(ChallengesDbContext db) : IConsume<CompanyChanged>
{
    public async Task Consume(CompanyChanged message, CancellationToken ct)
    {
        var company = await db.KnownCompanies.FindAsync([message.Id], ct);
        if (company is null) db.KnownCompanies.Add(company = new KnownCompany { Id = message.Id });
        else if (company.Version >= message.Version) return;

        (company.Version, company.NameFa, company.NameEn, company.NationalId) = (message.Version, message.NameFa, message.NameEn, message.NationalId);
        (company.Kind, company.MaySeek, company.MaySolve, company.Place) = (message.Kind, message.MaySeek, message.MaySolve, message.Place);
    }
}
