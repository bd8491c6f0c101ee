using System.Security.Cryptography;
using System.Text;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Elastic;
using Shouldly;

namespace Marketplace.Tests.Unit.Search;

public sealed class GenerationTests
{
    [Fact]
    public void Its_definition_counts_up_with_every_change_to_what_an_index_holds()
    {
        var document = new IndexDocument(Guid.Empty, DocumentKind.Challenge, [new WeightedText("پمپ‌های خلأ دانش‌بنیان در ریخته‌گری چدن و CNC", 2), new WeightedText("Vacuum pumps of 316L steel, 12,500 hours")],
            new Dictionary<string, IReadOnlyList<string>> { ["field"] = ["mining"] }, new Dictionary<string, long> { ["trl"] = 7 }, "name");
        var held = ElasticRequests.Create().ToJsonString() + string.Concat(ElasticRequests.Lines("g", new IndexChange(document.Id, 1, document)).Select(l => l.ToJsonString()));

        (Generation.Definition, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(held)))[..16]).ShouldBe(
            (2, "E332C123497A9C14"), "Fields, analysis or scoring changed: count the definition up, so that indexes built before are built anew, and put the new print here.");
    }

    [Theory]
    [InlineData("g-0193a5e8c0007000800000000000abcd", true)]
    [InlineData("niazgah-search-0193a5e8c0007000800000000000abcd", true)]
    [InlineData("niazgah-search-0193a5e8c0007000800000000000abcd-1", true)]
    [InlineData("g-00000000000070008000000000000001", true)]
    [InlineData("g-0193a5e8c0007000800000000000abcd-2", false)]
    [InlineData("g-0193a5e8c0007000800000000000abcd-30", false)]
    public void Is_outdated_when_an_older_version_built_it(string name, bool outdated) => Generation.IsOutdated(name).ShouldBe(outdated);
}
