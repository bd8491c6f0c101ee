using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Programme;
using Marketplace.Contracts.Search;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Marketplace.Tests.Integration.Web;

namespace Marketplace.Tests.Integration.Journeys;

/// <summary>A verified company, its owner and its own system.</summary>
internal sealed record Company(Guid Id, string Email, OAuthClient Client);

/// <summary>A person without a company.</summary>
internal sealed record Panellist(Guid Id, string Email, string Name);

/// <summary>Everybody in the business, and what they see and are told of it.</summary>
internal sealed class Cast
{
    // A message that overtakes another is told by a job that looks every ten seconds.
    private static readonly TimeSpan Hearing = TimeSpan.FromSeconds(90);
    private readonly RunningSite _site;

    private Cast(RunningSite site) => _site = site;

    public OAuthClient Officer { get; private set; } = null!;
    public string OfficerEmail { get; private set; } = "";
    public Company Seeker { get; private set; } = null!;
    public Company Anna { get; private set; } = null!;
    public Company Behrad { get; private set; } = null!;
    public Panellist Chair { get; private set; } = null!;
    public Panellist Evaluator { get; private set; } = null!;
    public string Title { get; } = "Porosity in pump impellers " + Some.Key()[^6..];

    /// <summary>Everybody registers; companies are submitted by their own systems and verified by the programme's.</summary>
    public static async Task<Cast> GatherAsync(RunningSite site)
    {
        var cast = new Cast(site) { OfficerEmail = await site.RegisteredAsync(name: "Leila Ahmadi") };
        await site.AppointAsync(cast.OfficerEmail, ProgrammeRole.Officer);
        var administrator = await site.RegisteredAsync(name: "Shiva Kazemi");
        await site.AppointAsync(administrator, ProgrammeRole.Administrator);
        using (var visitor = await site.SignedInAsync(administrator)) cast.Officer = await OAuthClient.MadeByAsync(visitor, site, "Programme");
        cast.Seeker = await cast.CompanyAsync(CompanyKind.SmallIndustry, "Sahand Foundry");
        cast.Anna = await cast.CompanyAsync(CompanyKind.Startup, "Anna Metals");
        cast.Behrad = await cast.CompanyAsync(CompanyKind.KnowledgeBasedFirm, "Behrad Castings");
        cast.Chair = await cast.PanellistAsync("Navid Karimi");
        cast.Evaluator = await cast.PanellistAsync("Mina Sadr");
        return cast;
    }

    /// <summary>A typed client with a person's own token.</summary>
    public Task<TApi> ApiAsync<TApi>(string email) => _site.ApiAsync<TApi>(email);

    /// <summary>What anybody finds by the words of the title.</summary>
    public async Task<IReadOnlyList<ChallengeHit>> SearchAsync() =>
        (await (await Anna.Client.ApiAsync<ISearchApi>()).Challenges(new ChallengeQuery { Q = Title })).Items.Where(c => c.Title == Title).ToList();

    /// <summary>Waits until the person was told this about the named thing.</summary>
    public async Task ToldAsync(string email, string topic, string about)
    {
        var inbox = await ApiAsync<INotificationsApi>(email);
        await Eventually.HoldsAsync(async () => (await inbox.List(pageSize: 100)).Items.Any(n => n.Topic == topic && n.Text.Contains(about, StringComparison.Ordinal)), Hearing, $"{topic} is told of {about}");
    }

    /// <summary>Waits until the officer's trail of the challenge has these moments, in this order.</summary>
    public async Task TrailShowsAsync(Guid challengeId, params IReadOnlyList<string> moments)
    {
        var programme = await Officer.ApiAsync<IProgrammeApi>();
        await Eventually.HoldsAsync(async () =>
        {
            var waiting = new Queue<string>(moments);
            try
            {
                foreach (var entry in await programme.Trail(challengeId))
                    if (waiting.TryPeek(out var next) && entry.Kind.EndsWith("." + next, StringComparison.Ordinal)) waiting.Dequeue();
            }
            catch (Refit.ApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                return false;
            }

            return waiting.Count == 0;
        }, what: $"the trail shows {string.Join(", ", moments)}");
    }

    /// <summary>Waits until the officer sees the matches at these stages, and no others.</summary>
    public Task MatchesAreAsync(Guid challengeId, params IReadOnlyList<(Company Company, MatchStage Stage)> stages) => Eventually.HoldsAsync(
        async () => (await MatchesAsync(challengeId)).Select(m => (m.CompanyId, m.Stage)).ToHashSet().SetEquals(stages.Select(s => (s.Company.Id, s.Stage))),
        what: $"the matches are {string.Join(", ", stages.Select(s => s.Stage))}");

    public async Task<MatchRow?> MatchOfAsync(Guid challengeId, Company company) => (await MatchesAsync(challengeId)).SingleOrDefault(m => m.CompanyId == company.Id);

    private async Task<IReadOnlyList<MatchRow>> MatchesAsync(Guid challengeId) => (await (await Officer.ApiAsync<IProgrammeApi>()).Matches(challengeId, pageSize: 100)).Items;

    private async Task<Company> CompanyAsync(CompanyKind kind, string name)
    {
        var email = await _site.RegisteredAsync();
        var profile = Some.Profile(kind) with
        {
            NameEn = name,
            Capabilities = kind == CompanyKind.SmallIndustry ? [] : [new Capability("metallurgy-casting", 8, "Removed gas porosity from pump impellers in two foundries")],
        };
        var company = await (await ApiAsync<ICompaniesApi>(email)).Register(profile, Some.Key());
        using var owner = await _site.SignedInAsync(email);
        var client = await OAuthClient.MadeByAsync(owner, _site, nameof(MemberRole.Owner));
        await (await client.ApiAsync<ICompaniesApi>()).Submit(company.Id, Some.Key());
        await ToldAsync(OfficerEmail, "company.submitted", name);
        await (await Officer.ApiAsync<ICompaniesApi>()).Verify(company.Id, Some.Key());
        await ToldAsync(email, "company.verified", name);
        return new Company(company.Id, email, client);
    }

    private async Task<Panellist> PanellistAsync(string name)
    {
        var email = await _site.RegisteredAsync(name: name);
        return new Panellist((await _site.PersonAsync(email)).Id, email, name);
    }
}
