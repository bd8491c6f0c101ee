using System.Globalization;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Taxonomies;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary>Published challenges that say what the documents of a collection say, over and over until there are enough; spread over fields, places and all else there are filters for.</summary>
internal static class MadeUpChallenges
{
    private static readonly Entry Sample = new("", "کاهش ضایعات ریخته‌گری", "از هر ده قطعهٔ چدنی، یکی به سبب حفرهٔ گازی دور ریخته می‌شود. راهی برای کاستن از آن می‌جوییم.");
    private static readonly IReadOnlyList<string> Fields = [.. Taxonomies.Fields.Terms.Select(t => t.Code)];
    private static readonly IReadOnlyList<string> Isic = [.. Taxonomies.Isic.Terms.Where(t => t.Code.Length == 4).Select(t => t.Code)];
    private static readonly IReadOnlyList<string> Provinces = [.. Taxonomies.Provinces.Terms.Select(t => t.Code)];

    /// <param name="entries">None for a Persian text of two sentences.</param>
    public static IEnumerable<ChallengeChanged> Of(IReadOnlyList<Entry> entries, int count) =>
        Enumerable.Range(0, count).Select(i => Of(entries.Count == 0 ? Sample : entries[i % entries.Count], i));

    private static ChallengeChanged Of(Entry entry, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new ChallengeChanged
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = now,
            Code = "CH-1405-" + number.ToString("D6", CultureInfo.InvariantCulture),
            State = ChallengeState.Published,
            SeekerId = Guid.CreateVersion7(),
            SeekerNameFa = "صنایع نمونه",
            SeekerNameEn = "Sample Foundry",
            Title = entry.Title.Length > 0 ? entry.Title : entry.Text[..Math.Min(60, entry.Text.Length)],
            Summary = entry.Text,
            Fields = [Fields[number % Fields.Count]],
            IsicCode = Isic[number % Isic.Count],
            Place = new Place(Provinces[number % Provinces.Count], "تبریز", $"شهرک {number % 40}"),
            Cooperation = (CooperationType)(number % 4),
            Budget = new Budget(BudgetKind.Exact, null, number % 40 * 1_000_000_000m),
            RequiredTrl = number % 9 + 1,
            ClosesAt = now.AddDays(1 + number % 90),
            PublishedAt = now.AddMinutes(-number),
        };
    }
}
