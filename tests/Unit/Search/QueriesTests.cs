using Marketplace.Search.Index;
using Marketplace.Search.Queries;
using Marketplace.Search.Text;
using Shouldly;

namespace Marketplace.Tests.Unit.Search;

public sealed class QueriesTests
{
    [Theory]
    [InlineData("Washington", "واشنگتن")]
    [InlineData("Tehran", "تهران")]
    [InlineData("Siemens", "زیمنس")]
    [InlineData("polymer", "پلیمر")]
    [InlineData("laser", "لیزر")]
    [InlineData("catalyst", "کاتالیست")]
    [InlineData("Afghanistan", "افغانستان")]
    [InlineData("Christian", "کریستین")]
    [InlineData("Chicago", "شیکاگو")]
    public void Names_and_borrowed_words_share_their_consonants(string latin, string persian) =>
        Skeleton.Of(TextAnalysis.Tokens(latin)[0]).Intersect(Skeleton.Of(TextAnalysis.Tokens(persian)[0])).ShouldNotBeEmpty();

    [Theory]
    [InlineData("rain", "ایران")]
    [InlineData("steel", "کوره")]
    [InlineData("it", "ات")]
    public void Others_do_not(string latin, string persian) =>
        Skeleton.Of(TextAnalysis.Tokens(latin)[0]).Intersect(Skeleton.Of(TextAnalysis.Tokens(persian)[0])).Where(s => s.Length >= Skeleton.Sure).ShouldBeEmpty();

    [Theory]
    [InlineData("پمپ خلأ", "خرید پمپ برای خلأ", true)]
    [InlineData("پمپ خلأ", "خرید پمپ آب", false)]
    [InlineData("دانش بنیان", "شرکت دانشبنیان", true)]
    [InlineData("دانشبنیان", "شرکت‌های دانش‌بنیان", true)]
    [InlineData("machine tool", "تعمیر دستگاه CNC", true)]
    [InlineData("کوره", "an induction furnace", true)]
    [InlineData("furnace lining", "نسوز کوره", false)]
    public void A_document_answers_when_it_has_what_short_questions_say(string asked, string text, bool answers) =>
        new DocumentMatcher(Document(text), DateTimeOffset.UnixEpoch).Answers(Wanted.NothingChosen, asked, Vocabularies.Product).ShouldBe(answers);

    [Fact]
    public void Filters_are_or_within_and_and_between()
    {
        var matcher = new DocumentMatcher(Document("x"), DateTimeOffset.UnixEpoch);
        matcher.Answers(Chosen(("field", ["robotics", "mining"])), null, Vocabulary.Empty).ShouldBeTrue();
        matcher.Answers(Chosen(("field", ["mining"]), ("trl", ["4-6"])), null, Vocabulary.Empty).ShouldBeFalse();
        matcher.Answers(Chosen(("field", ["mining"]), ("trl", ["8"])), null, Vocabulary.Empty).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("؟!")]
    [InlineData("\u200c")]
    public void Nothing_to_look_for_is_no_clause(string text) => TextQuery.Of(text, Vocabularies.Product).ShouldBeNull();

    [Fact]
    public void A_long_question_is_read_only_so_far()
    {
        var clause = TextQuery.Of(string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"w{i}")), Vocabularies.Product);
        ((AnyClause)(clause is PreferClause prefer ? prefer.Needed : clause!)).Clauses.Count.ShouldBe(TextQuery.MostTokens);
    }

    [Fact]
    public void Passages_mark_what_matched_in_its_own_spelling_and_nothing_a_text_pretends()
    {
        var text = "این \ue000متن\ue001 دربارهٔ شرکت‌های دانشبنیان و كوره‌هاي القایی است. " + string.Concat(Enumerable.Repeat("سخن دیگر. ", 60));
        var passage = Highlighter.Passages([text], TextQuery.Of("دانش بنیان کوره", Vocabulary.Empty)).ShouldHaveSingleItem();
        passage.ShouldContain("\ue000دانشبنیان\ue001");
        passage.ShouldContain("\ue000كوره\ue001");
        passage.ShouldNotContain("\ue000متن");
        passage.Length.ShouldBeLessThan(300);
        Highlighter.Passages([text], TextQuery.Of("nothing", Vocabulary.Empty)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("casting", "castnig", 1)]
    [InlineData("ریخته", "ریحته", 1)]
    [InlineData("pump", "pumps", 1)]
    [InlineData("valve", "pump", 5)]
    public void Distance_counts_letters_to_set_right(string one, string other, int letters) => Typos.Distance(one, other).ShouldBe(letters);

    [Fact]
    public void The_lexicon_has_only_terms_that_can_be_found()
    {
        foreach (var group in Vocabularies.Synonyms) group.Count.ShouldBeGreaterThan(1, string.Join('|', group));
        var matcher = new DocumentMatcher(Document("دستگاه آب‌شیرین‌کن"), DateTimeOffset.UnixEpoch);
        matcher.Answers(Wanted.NothingChosen, "desalination", Vocabularies.Product).ShouldBeTrue();
    }

    private static Dictionary<string, IReadOnlyList<string>> Chosen(params (string Name, string[] Values)[] filters) => filters.ToDictionary(f => f.Name, f => (IReadOnlyList<string>)f.Values);

    private static IndexDocument Document(string text) => new(Guid.Empty, DocumentKind.Challenge, [new WeightedText(text)],
        new Dictionary<string, IReadOnlyList<string>> { ["field"] = ["mining"] }, new Dictionary<string, long> { ["trl"] = 8 });
}
