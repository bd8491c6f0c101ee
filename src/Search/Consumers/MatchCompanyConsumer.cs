using Marketplace.Contracts.Companies;
using Marketplace.Platform.Messaging;
using Marketplace.Search.Matching;

namespace Marketplace.Search.Consumers;

/// <summary>A company that changed finds its challenges.</summary>
internal sealed class MatchCompanyConsumer(MatchBook book) : IConsume<CompanyChanged>
{
    public Task Consume(CompanyChanged message, CancellationToken ct) => book.CompanyAsync(message, ct);
}
