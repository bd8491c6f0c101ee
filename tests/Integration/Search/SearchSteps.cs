using System.Globalization;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Integration.Search;

/// <summary>Challenges and companies as their services would tell of them.</summary>
internal static class SearchSteps
{
    /// <summary>A word nothing else of this run has, so that a test finds its own alone.</summary>
    public static string Unique() => "u" + string.Concat(Guid.CreateVersion7().ToString("N")[20..].Select(c => (char)(char.IsDigit(c) ? 'g' + (c - '0') : c)));

    public static ChallengeChanged Challenge(string title, string? summary = null, ChallengeState state = ChallengeState.Published) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = TimeProvider.System.GetUtcNow(),
        Code = "CH-" + Random.Shared.Next(1_000_000).ToString(CultureInfo.InvariantCulture),
        State = state,
        SeekerId = Guid.CreateVersion7(),
        SeekerNameFa = "صنایع نمونه",
        Title = title,
        Summary = summary,
        Fields = ["metallurgy-casting"],
        IsicCode = "2431",
        Place = new Place("IR-03", "تبریز", "شهرک سلیمی"),
        Cooperation = CooperationType.Pilot,
        Budget = new Budget(BudgetKind.Exact, null, 9_000_000_000),
        RequiredTrl = 7,
        ClosesAt = TimeProvider.System.GetUtcNow().AddDays(20),
        PublishedAt = TimeProvider.System.GetUtcNow(),
    };

    public static CompanyChanged Company(string nameFa, string? about = null, CompanyState state = CompanyState.Verified) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = TimeProvider.System.GetUtcNow(),
        Kind = CompanyKind.KnowledgeBasedFirm,
        State = state,
        NameFa = nameFa,
        NationalId = Some.NationalId(),
        Place = new Place("IR-23", "تهران"),
        IsicCodes = ["2610"],
        Capabilities = [new Capability("machine-vision", 7)],
        AboutFa = about,
    };

    public static async Task TellAsync<T>(this RunningMarketplace app, params T[] events)
        where T : class
    {
        foreach (var message in events) await app.Services.GetRequiredService<IBus>().Publish(message, c => c.MessageId = Guid.CreateVersion7());
    }

    /// <summary>Titles found, best first, once the index has so many.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(this ISearchApi api, string q, int count)
    {
        SearchPage<ChallengeHit>? page = null;
        await Eventually.HoldsAsync(async () => (page = await api.Challenges(new ChallengeQuery { Q = q })).Total == count);
        return [.. page!.Items.Select(i => i.Title)];
    }
}
