using System.Net;
using Marketplace.Challenges.Data;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Companies;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Marketplace.Tests.Integration.Challenges;

/// <summary>Challenges as far as a test needs them.</summary>
public static class ChallengeSteps
{
    /// <summary>Complete: it may be sent to review as it is.</summary>
    /// <param name="closesIn">From now; 30 days when not said. Tests may close a challenge a moment after it was published.</param>
    public static ChallengeBrief Brief(TimeSpan? closesIn = null) => new()
    {
        Title = "کاهش ضایعات ریخته‌گری",
        Summary = "از هر ده قطعهٔ چدنی، یکی به سبب حفرهٔ گازی دور ریخته می‌شود. راهی برای کاستن از آن می‌جوییم.",
        Problem = new ProblemText("در خط ریخته‌گری، ده درصد قطعه‌ها حفرهٔ گازی دارند.", "قالب‌ها را عوض کردیم.", "دمای کوره ثابت است.", "سرپرست خط"),
        Indicators = [new Indicator("ضایعات", "درصد", 10, 3)],
        RequiredTrl = 7,
        Fields = ["metallurgy-casting"],
        IsicCode = "2431",
        Place = new Place("IR-03", "تبریز"),
        Cooperation = CooperationType.TechnicalService,
        IpTerms = IpTerms.LicenceToSeeker,
        Budget = new Budget(BudgetKind.Range, 2_000_000_000, 5_000_000_000),
        Criteria = [new Criterion(Guid.Empty, "کارایی فنی", 60, 50), new Criterion(Guid.Empty, "قیمت", 40)],
        ClosesAt = TimeProvider.System.GetUtcNow() + (closesIn ?? TimeSpan.FromDays(30)),
    };

    private static readonly TimeSpan LongestShort = TimeSpan.FromMinutes(1);

    /// <summary>The owner of a verified company that may seek, acting for it, known to the Challenges service.</summary>
    public static async Task<Actor> SeekerAsync(this RunningMarketplace app, CompanyProfile? profile = null)
    {
        var owner = Actor.Person("Seeker");
        var company = await app.VerifiedAsync(owner, profile);
        await app.KnownAsync(company.Id);
        return owner.For(company.Id);
    }

    /// <summary>The owner of a verified company that may solve, acting for it, known to the Challenges service.</summary>
    public static Task<Actor> SolverAsync(this RunningMarketplace app) => app.SeekerAsync(Some.Profile(CompanyKind.Startup) with { NameFa = "نوآفرین", NameEn = "Noafarin" });

    /// <summary>Waits until the Challenges service knows the company to be verified.</summary>
    public static Task KnownAsync(this RunningMarketplace app, Guid companyId) =>
        Eventually.HoldsAsync(() => app.InChallengesAsync(db => db.KnownCompanies.AnyAsync(c => c.Id == companyId && (c.MaySeek || c.MaySolve))));

    public static Task<ChallengeDetails> DraftedAsync(this RunningMarketplace app, Actor seeker, ChallengeBrief? brief = null) =>
        app.Api<IChallengesApi>(seeker).Draft(brief ?? Brief(), Some.Key());

    public static async Task<ChallengeDetails> InReviewAsync(this RunningMarketplace app, Actor seeker, ChallengeBrief? brief = null) =>
        await app.Api<IChallengesApi>(seeker).Submit((await app.DraftedAsync(seeker, brief)).Id, Some.Key());

    /// <summary>A challenge open for offers, as its seeker sees it.</summary>
    public static async Task<ChallengeDetails> PublishedAsync(this RunningMarketplace app, Actor seeker, ChallengeBrief? brief = null)
    {
        var challenge = await app.InReviewAsync(seeker, brief);
        await app.Api<IChallengesApi>(Actor.Officer()).Publish(challenge.Id, Some.Key());
        return await app.Api<IChallengesApi>(seeker).Get(challenge.Id);
    }

    /// <summary>A challenge of a new verified seeker, open for offers until the closing time.</summary>
    public static async Task<(Actor Seeker, ChallengeDetails Challenge)> PublishedAsync(this RunningMarketplace app, TimeSpan? closesIn = null)
    {
        var seeker = await app.SeekerAsync();
        for (var open = closesIn; ; open *= 2)
        {
            try
            {
                return (seeker, await app.PublishedAsync(seeker, Brief(open)));
            }
            catch (ApiException e) when (e.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity && open < LongestShort)
            {
                // On a busy machine the time was over before anybody could publish.
            }
        }
    }

    /// <summary>Names of the events about a challenge, in the order they were put into the outbox.</summary>
    public static async Task<IReadOnlyList<string>> EventsAsync(this RunningMarketplace app, Guid challengeId)
    {
        var id = challengeId.ToString();
        return await app.InChallengesAsync(async db => (await db.Outbox.AsNoTracking().Where(m => m.Type.StartsWith("challenges.") && m.Body.Contains(id)).OrderBy(m => m.Id).ToListAsync())
            .Select(m => m.Type["challenges.".Length..]).ToList());
    }

    public static async Task<T> InChallengesAsync<T>(this RunningMarketplace app, Func<ChallengesDbContext, Task<T>> look)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<ChallengesDbContext>());
    }
}
