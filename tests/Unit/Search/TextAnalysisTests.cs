using System.Text.Json;
using Marketplace.Search.Text;
using Shouldly;

namespace Marketplace.Tests.Unit.Search;

public sealed class TextAnalysisTests
{
    [Theory]
    [InlineData("فناوري", "فناوری")]
    [InlineData("كارخانه", "کارخانه")]
    [InlineData("آزمایش", "ازمایش")]
    [InlineData("مَعدِن", "معدن")]
    [InlineData("ســـنگ", "سنگ")]
    [InlineData("مسئول", "مسئول")]
    [InlineData("۱۲٬۵۰۰", "12500")]
    [InlineData("١٢,٥٠٠", "۱۲۵۰۰")]
    [InlineData("۳٫۵", "3.5")]
    [InlineData("Électrolyse", "electrolyse")]
    [InlineData("سلامممم", "سلام")]
    [InlineData("ﻻﺳﺘﻴﻚ", "لاستیک")]
    public void Spellings_of_a_word_are_one(string one, string other) =>
        TextAnalysis.Tokens(one).Single().Word.ShouldBe(TextAnalysis.Tokens(other).Single().Word);

    [Theory]
    [InlineData("خانهٔ ما", "خانه‌ی ما")]
    [InlineData("خانۀ ما", "خانه ما")]
    [InlineData("کتاب‌ها", "کتابها")]
    [InlineData("کتاب ها", "کتاب")]
    [InlineData("کتاب‌هایشان", "کتابهای")]
    [InlineData("اندیشه‌اش", "اندیشه")]
    [InlineData("شرکت‌های دانش‌بنیان", "شرکت دانش بنیان")]
    [InlineData("می‌دهد", "میدهد")]
    [InlineData("صنایع", "صنعت")]
    [InlineData("معدنی", "معادن")]
    [InlineData("کارخونه", "کارخانه‌ها")]
    [InlineData("casting", "Casts")]
    [InlineData("the firm's pumps", "firm pump")]
    public void Forms_of_a_word_share_their_stem(string one, string other) => TextAnalysis.Terms(one).ShouldBe(TextAnalysis.Terms(other));

    [Theory]
    [InlineData("دانش‌بنیان")]
    [InlineData("دانشبنیان")]
    [InlineData("دانش بنیان")]
    [InlineData("دانش¬بنیان")]
    [InlineData("دانش‌بنیان‌ها")]
    public void Three_spellings_of_a_compound_meet_in_the_joined_form(string text) => TextAnalysis.Joined(text).ShouldContain("دانشبنیان");

    [Fact]
    public void Tokens_say_where_they_stand()
    {
        const string text = "پمپ‌های CNC «۱۲ بار»";
        TextAnalysis.Tokens(text).Select(t => text[t.Start..t.End]).ShouldBe(["پمپ", "های", "CNC", "۱۲", "بار"]);
    }

    [Theory]
    [InlineData("قطعه‌های Machine-Vision با دقت 0.1mm", new[] { "قطعه", "machin", "vision", "دقت", "0.1mm" })]
    [InlineData("مسافت۹کیلومتر", new[] { "مسافت", "9", "کیلومتر" })]
    public void Scripts_may_mix(string text, string[] terms) => TextAnalysis.Terms(text).ShouldBe(terms);

    [Theory]
    [InlineData("")]
    [InlineData("   ‌ ‌‌ ")]
    [InlineData("!؟«»…")]
    [InlineData("\uD800 \uDC00")]
    public void Text_without_words_has_none(string text) => TextAnalysis.Tokens(text).ShouldBeEmpty();

    [Fact]
    public void Analyser_cases_of_the_field_hold()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(SharedData.Find("persian/lucene-persian-analyzer-cases.json")));
        foreach (var test in cases.RootElement.GetProperty("analyzer").EnumerateArray())
        {
            var input = test.GetProperty("input").GetString()!;
            var words = TextAnalysis.Tokens(input).Where(t => t.IsContent).Select(t => t.Word);
            words.ShouldBe(test.GetProperty("tokens").EnumerateArray().Select(t => Folded(t.GetString()!)), input);
        }
    }

    [Fact]
    public void Normaliser_cases_of_the_field_hold()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(SharedData.Find("persian/lucene-persian-analyzer-cases.json")));
        foreach (var test in cases.RootElement.GetProperty("normalization_filter").EnumerateArray())
            Folded(test.GetProperty("input").GetString()!).ShouldBe(Folded(test.GetProperty("expected").GetString()!));
    }

    [Fact]
    public void Stemmer_cases_of_the_field_hold()
    {
        using var lucene = JsonDocument.Parse(File.ReadAllText(SharedData.Find("persian/lucene-persian-analyzer-cases.json")));
        foreach (var test in lucene.RootElement.GetProperty("stemmer").GetProperty("cases").EnumerateArray())
            TextAnalysis.Terms(test.GetProperty("input").GetString()!).ShouldBe([Folded(test.GetProperty("expected").GetString()!)]);
        using var hazm = JsonDocument.Parse(File.ReadAllText(SharedData.Find("persian/hazm-cases.json")));
        foreach (var test in hazm.RootElement.GetProperty("test_stemmer.test_stem").GetProperty("cases").EnumerateArray().Where(t => t[0].GetString()!.Trim().Length > 0))
            if (test[0].GetString() != "قدمش") TextAnalysis.Terms(test[0].GetString()!).ShouldBe([Folded(test[1].GetString()!)], test[0].GetString());
    }

    [Fact]
    public void Wrongly_joined_compounds_meet_their_right_spelling()
    {
        var lines = File.ReadAllLines(SharedData.Find("persian/zwnj-compounds.tsv")).Skip(1).Select(l => l.Split('\t')).ToList();
        var met = lines.Count(l => Meet(l[0], l[1]));
        met.ShouldBe(lines.Count, string.Join(' ', lines.Where(l => !Meet(l[0], l[1])).Select(l => l[0])));
    }

    [Fact]
    public void Spacing_variants_of_the_field_meet()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(SharedData.Find("persian/hazm-cases.json")));
        foreach (var suite in (string[])["test_normalizer.test_correct_spacing", "test_normalizer.test_remove_diacritics", "test_normalizer.test_persian_number"])
            foreach (var test in cases.RootElement.GetProperty(suite).GetProperty("cases").EnumerateArray())
                TextAnalysis.Terms(test[0].GetString()!).ShouldBe(TextAnalysis.Terms(test[1].GetString()!), test[0].GetString());
    }

    private static bool Meet(string one, string other) =>
        TextAnalysis.Joined(one).Intersect(TextAnalysis.Joined(other)).Any() || TextAnalysis.Terms(one).SequenceEqual(TextAnalysis.Terms(other));

    private static string Folded(string word) => string.Concat(TextAnalysis.Tokens(word).Select(t => t.Word));
}
