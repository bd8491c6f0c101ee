using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Taxonomies;
using Shouldly;

namespace Marketplace.Tests.Unit.Companies;

public sealed class TaxonomiesTests
{
    [Fact]
    public void Hold_what_they_promise()
    {
        Taxonomies.Provinces.Terms.Count.ShouldBe(31);
        Taxonomies.Trl.Terms.Select(t => t.Code).ShouldBe(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        Taxonomies.Isic.Terms.CountBy(t => t.Level!).ToDictionary()
            .ShouldBe(new Dictionary<string, int> { ["section"] = 21, ["division"] = 88, ["group"] = 238, ["class"] = 419 }, ignoreOrder: true);
        Taxonomies.CompanyKinds.Terms.Select(t => t.Code).ShouldBe(Enum.GetNames<CompanyKind>());
        Taxonomies.CooperationTypes.Terms.Select(t => t.Code).ShouldBe(Enum.GetNames<CooperationType>());
        Taxonomies.IpTerms.Terms.Select(t => t.Code).ShouldBe(Enum.GetNames<IpTerms>());
    }

    [Fact]
    public void Name_everything_in_Persian_letters_but_the_lower_levels_of_ISIC_outside_manufacturing()
    {
        foreach (var term in All().Where(t => t.Level is not ("group" or "class") || Taxonomies.Isic.WithAncestors(t.Code).Any(above => above.Code == "C")))
        {
            term.NameFa.ShouldNotBeNullOrWhiteSpace(term.Code);
            term.NameFa.ShouldNotContain("ك", customMessage: term.Code);
            term.NameFa.ShouldNotContain("ي", customMessage: term.Code);
        }
    }

    [Fact]
    public void Are_trees_where_they_have_parents()
    {
        foreach (var term in All().Where(t => t.Parent is not null)) Taxonomies.Isic.Contains(term.Parent).ShouldBeTrue(term.Code);
        Taxonomies.Isic.WithAncestors("2431").Select(t => t.Code).ShouldBe(["2431", "243", "24", "C"]);
    }

    [Theory]
    [InlineData("fa", "مواد پیشرفته")]
    [InlineData("en", "Advanced materials")]
    public void Name_a_code_in_the_language_asked_for(string language, string name) => Taxonomies.Fields.Name("advanced-materials", language).ShouldBe(name);

    [Fact]
    public void Name_no_industry_in_English_to_a_Persian_reader()
    {
        foreach (var term in Taxonomies.Isic.Terms) Taxonomies.Isic.Name(term.Code, "fa").ShouldNotMatch("[A-Za-z]", term.Code);
        Taxonomies.Isic.Name("2431", "fa").ShouldBe("ریخته‌گری آهن و فولاد");
        Taxonomies.Isic.Name("0112", "fa").ShouldBe(Taxonomies.Isic.Find("01")!.NameFa);
        Taxonomies.Isic.Name("0112", "en").ShouldBe("Growing of rice");
    }

    [Fact]
    public void Show_an_unknown_code_as_it_is() => Taxonomies.Fields.Name("no-such-field", "fa").ShouldBe("no-such-field");

    private static IEnumerable<TaxonomyTerm> All() =>
    [
        .. Taxonomies.Fields.Terms, .. Taxonomies.Provinces.Terms, .. Taxonomies.Isic.Terms, .. Taxonomies.Trl.Terms,
        .. Taxonomies.CompanyKinds.Terms, .. Taxonomies.CooperationTypes.Terms, .. Taxonomies.IpTerms.Terms,
    ];
}
