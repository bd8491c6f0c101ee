using Marketplace.Search.Text;
using Shouldly;

namespace Marketplace.Tests.Unit.Search;

public sealed class RememberedTests
{
    [Fact]
    public void Works_a_word_out_once_and_again_only_after_very_many_others()
    {
        var worked = 0;
        var lengths = new Remembered<int>(w =>
        {
            worked++;
            return w.Length;
        });

        (lengths.Of("pump"), lengths.Of("pump"), worked).ShouldBe((4, 4, 1));
        foreach (var word in Enumerable.Range(100_000, 60_000)) lengths.Of(word.ToString(System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(6);
        (lengths.Of("pump"), worked).ShouldBe((4, 60_002));
    }
}
