using Marketplace.Companies.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Companies;

public sealed class NameKeysTests
{
    [Theory]
    [InlineData("دانش‌بنیان")]
    [InlineData("دانشبنیان")]
    [InlineData("دانش بنیان")]
    [InlineData("دانش بنيان")]
    public void Every_spelling_of_a_name_is_found_alike(string spelling) => NameKeys.ToFind(spelling).ShouldBe("دانشبنیان");

    [Fact]
    public void Digits_case_and_Arabic_letters_do_not_matter() => NameKeys.ToFind("شركت Foundry ۱۲٣").ShouldBe("شرکتfoundry123");

    [Fact]
    public void Names_sort_by_the_Persian_alphabet() =>
        ((string[])["کاشی", "پمپ", "لوله", "گرما", "باغ", "چدن", "تبریز", "جوش"]).OrderBy(NameKeys.ToSort, StringComparer.Ordinal)
            .ShouldBe(["باغ", "پمپ", "تبریز", "جوش", "چدن", "کاشی", "گرما", "لوله"]);

    [Fact]
    public void A_very_long_name_still_has_a_key_that_fits() => NameKeys.ToSort(new string('ن', 200)).Length.ShouldBeLessThanOrEqualTo(400);
}
