using Marketplace.Tests.Browser.Harness;

namespace Marketplace.Tests.Browser.Journeys;

public sealed class PersianJourney(Products products)
{
    [Fact]
    public async Task Leads_from_registration_to_an_agreement_in_one_process() =>
        await new Business(await products.Together, await products.Browser, new Words("fa")).RunAsync();
}
