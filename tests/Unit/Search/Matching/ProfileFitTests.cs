using Marketplace.Contracts.Companies;
using Marketplace.Platform.Taxonomies;
using Marketplace.Search.Matching;
using Shouldly;
using static Marketplace.Tests.Unit.Search.Matching.Sample;

namespace Marketplace.Tests.Unit.Search.Matching;

public sealed class ProfileFitTests
{
    [Theory]
    [InlineData("2431", 1)]
    [InlineData("2432", .7)]
    [InlineData("2410", .4)]
    [InlineData("1050", .1)]
    [InlineData("6201", 0)]
    public void Industries_are_alike_as_far_as_their_codes_meet(string own, double alike) => ProfileFit.Isic([own], "2431").ShouldBe((float)alike, 1e-6f);

    [Theory]
    [InlineData("metallurgy-casting", 1)]
    [InlineData("surface-coating", .5)]
    [InlineData("textile", 0)]
    public void A_neighbouring_field_counts_half(string own, double share) =>
        ProfileFit.Field([new Capability(own, 5)], ["metallurgy-casting"]).Share.ShouldBe((float)share, 1e-6f);

    [Theory]
    [InlineData(9, 7, 1)]
    [InlineData(7, 7, 1)]
    [InlineData(5, 7, 0)]
    [InlineData(1, 9, -1)]
    public void A_technology_not_ripe_enough_counts_against(int reached, int wanted, double fit) => ProfileFit.Trl(reached, wanted).ShouldBe((float)fit, 1e-6f);

    [Fact]
    public void A_certificate_counts_only_while_it_is_valid_at_closing()
    {
        var day = DateOnly.FromDateTime(Porosity.ClosesAt!.Value.UtcDateTime);

        ProfileFit.HasCertificate(Foundry with { CertificateExpiresOn = day }, Porosity).ShouldBeTrue();
        ProfileFit.HasCertificate(Foundry with { CertificateExpiresOn = day.AddDays(-1) }, Porosity).ShouldBeFalse();
        ProfileFit.HasCertificate(Foundry, Porosity).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, null, 0)]
    [InlineData(1, 50, 0)]
    [InlineData(1, 5, .5)]
    [InlineData(4, 5, 1)]
    public void Much_work_in_hand_for_few_people_counts_against(int agreements, int? people, double overload) =>
        ProfileFit.Overload(Foundry with { ActiveAgreements = agreements, Employees = people }).ShouldBe((float)overload, 1e-6f);

    [Fact]
    public void Every_province_has_a_place_on_the_map()
    {
        foreach (var province in Taxonomies.Provinces.Terms) Provinces.Kilometres(province.Code, "IR-23").ShouldNotBeNull(province.Code);
        Provinces.Kilometres("IR-23", "IR-23").ShouldBe(0);
        Provinces.Kilometres("IR-03", "IR-23")!.Value.ShouldBeInRange(400, 560);
        Provinces.Kilometres("IR-99", "IR-23").ShouldBeNull();
    }

    [Fact]
    public void The_nearer_of_two_equal_companies_comes_first()
    {
        using var model = MatchModel.Build([Foundry with { Id = Id(1), Province = "IR-11" }, Foundry with { Id = Id(2) }, Foundry with { Id = Id(3), Province = "IR-24" }], [], []);

        model.Rank(Porosity, 3).Select(r => r.Company.Id).ShouldBe([Id(2), Id(3), Id(1)]);
    }
}
