using Marketplace.Contracts.Companies;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Consumers;

/// <summary>Keeps what this service must know of companies.</summary>
internal sealed class KnownCompanyConsumer(OffersDbContext db) : IConsume<CompanyChanged>
{
    public async Task Consume(CompanyChanged message, CancellationToken ct)
    {
        if (await db.Companies.SingleOrDefaultAsync(c => c.Id == message.Id, ct) is not { } company) db.Companies.Add(company = new KnownCompany(message.Id));
        company.Learn(message);
    }
}
