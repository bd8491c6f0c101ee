using Marketplace.Tests.Browser.Harness;

namespace Marketplace.Tests.Browser.Journeys;

public sealed class EnglishJourney(Products products)
{
    [Fact]
    public async Task Leads_from_registration_to_an_agreement_in_seven_processes() =>
        await new Business(await products.Apart, await products.Browser, new Words("en")).RunAsync();
}
