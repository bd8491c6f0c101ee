using Marketplace.Search.Categories;
using Shouldly;

namespace Marketplace.Tests.Unit.Search;

public sealed class CategoriesTests
{
    [Theory]
    [InlineData("Every fifth casting of grey iron leaks because of gas porosity in the sand mould.", "metallurgy-casting", "2431")]
    [InlineData("قطعه‌های چدنی ما مک گازی دارد و در ریخته‌گری چدن ضایعات زیاد است.", "metallurgy-casting", "2431")]
    [InlineData("قطعه های چدني ما مک گازي دارد و در ريخته گري چدن ضايعات زياد است.", "metallurgy-casting", "2431")]
    [InlineData("شیر پاستوریزه پس از سه روز ترش می‌شود؛ ماندگاری محصول لبنیات باید بیشتر شود.", "food-agriculture", "1050")]
    [InlineData("We want a camera that finds defects on moving fabric by image processing.", "machine-vision", null)]
    [InlineData("پساب کارخانه رنگرزی پیش از تخلیه باید تصفیه شود و آلاینده‌ها کم شود.", "water-environment", null)]
    public void Words_alone_say_where_a_brief_belongs(string text, string field, string? isic)
    {
        var fields = CategoryModel.Untaught.Fields(text, 3);
        fields.Select(f => f.Label).ShouldContain(field);
        fields.ShouldAllBe(f => f.Confidence > 0 && f.Confidence < 1);
        if (isic is not null) CategoryModel.Untaught.Isic(text, 3).Select(f => f.Label).ShouldContain(isic);
    }

    [Fact]
    public void A_brief_without_a_telling_word_gets_no_suggestion()
    {
        CategoryModel.Untaught.Fields("", 3).ShouldBeEmpty();
        CategoryModel.Untaught.Isic("و از به که", 3).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_published_teaches_words_no_list_has()
    {
        var briefs = Enumerable.Range(0, 60).SelectMany(i => (FiledBrief[])
            [new($"zworb flinking number {i}", ["textile"], "1312"), new($"quint parling number {i}", ["mining"], "0810")]).ToList();

        var taught = CategoryModel.Learn(briefs);

        taught.Fields("our zworb needs flinking", 3)[0].Label.ShouldBe("textile");
        taught.Isic("parling of a quint", 3)[0].Label.ShouldBe("0810");
        taught.Fields("ریخته‌گری چدن", 3).Select(f => f.Label).ShouldContain("metallurgy-casting");
    }

    [Fact]
    public void A_rare_label_is_learnt_as_well_as_a_common_one()
    {
        var texts = Enumerable.Range(0, 200).Select(i => new LabelledText(i < 8 ? $"seldom thing {i}" : $"usual matter {i}", [i < 8 ? "rare" : "common"])).ToList();

        var model = LabelModel.Learn(texts);

        model.Suggest("a seldom thing")[0].ShouldSatisfyAllConditions(s => s.Label.ShouldBe("rare"), s => s.Confidence.ShouldBeGreaterThan(.7));
        model.Suggest("the usual matter")[0].Label.ShouldBe("common");
    }
}
