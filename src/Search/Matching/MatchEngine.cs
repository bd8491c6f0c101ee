using System.Collections.Concurrent;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Search.Categories;

namespace Marketplace.Search.Matching;

/// <summary>A demand recommended to a company.</summary>
public sealed record RankedDemand(DemandView View, MatchParts Parts);

/// <summary>A company in a list of candidates.</summary>
/// <param name="KeptPlace">It stands there because a place was kept for newcomers.</param>
public sealed record RankedCandidate(MatchCompany Company, MatchParts Parts, bool KeptPlace);

/// <summary>
/// What matching knows at this moment, in memory: the model, the open demands, every company. Fed with public states in any order; older ones
/// change nothing. A model learnt in the background takes the place of the present one without losing what came in meanwhile.
/// </summary>
public sealed class MatchEngine : IDisposable
{
    /// <summary>Longest list of candidates kept or shown.</summary>
    public const int LongestList = 200;

    // The scale of a demand's scores drifts as companies come and go; beyond this it is taken anew.
    private const double ToleratedDrift = .05;

    private readonly Lock _learning = new();
    private readonly ConcurrentDictionary<Guid, KnownCompany> _companies = new();
    private readonly ConcurrentDictionary<Guid, KnownChallenge> _demands = new();
    private readonly ConcurrentDictionary<Guid, PastAnswer> _answers = new();
    private readonly ConcurrentDictionary<Guid, CachedView> _views = new();
    private readonly ConcurrentDictionary<Guid, (int Won, int InWork)> _agreements = new();
    private volatile MatchModel _model = MatchModel.Build([], [], [], learns: false);
    private int _changes;

    /// <summary>Changes taken in since the model was last learnt.</summary>
    public int Changes => _changes;

    public int Companies => _model.Companies;

    public bool KnowsMeaning => _model.KnowsMeaning;

    public void Put(CompanyChanged state)
    {
        var (won, inWork) = _agreements.GetValueOrDefault(state.Id);
        var known = new KnownCompany(state, state.ToMatch(won, inWork));
        if (ReferenceEquals(_companies.AddOrUpdate(state.Id, known, (_, old) => old.State.Version > state.Version ? old : known), known)) Take(m => Put(m, known.Company));
    }

    public void Put(ChallengeChanged state)
    {
        var known = new KnownChallenge(state, state.ToMatch());
        if (ReferenceEquals(_demands.AddOrUpdate(state.Id, known, (_, old) => old.State.Version > state.Version ? old : known), known)) _views.TryRemove(state.Id, out _);
    }

    /// <summary>A company's offer was opened: it has answered the challenge, which must be known.</summary>
    public void PutAnswer(Guid offerId, Guid challengeId, Guid companyId, DateTimeOffset openedAt)
    {
        if (!_demands.TryGetValue(challengeId, out var asked)) return;
        var answer = new PastAnswer(offerId, companyId, openedAt, asked.Demand.Customers.Cast<Guid?>().FirstOrDefault(), asked.Demand.Title + "\n" + asked.Demand.Text);
        if (_answers.TryAdd(offerId, answer)) Take(m => m.Put(answer));
    }

    public void PutAgreements(Guid companyId, int won, int inWork)
    {
        _agreements[companyId] = (won, inWork);
        if (!_companies.TryGetValue(companyId, out var known)) return;
        var company = known.Company with { Newcomer = won == 0, ActiveAgreements = inWork };
        if (company != known.Company && _companies.TryUpdate(companyId, known with { Company = company }, known)) Take(m => Put(m, company));
    }

    public MatchCompany? Company(Guid id) => _companies.TryGetValue(id, out var known) ? known.Company : null;

    public CompanyChanged? CompanyOf(Guid id) => _companies.TryGetValue(id, out var known) ? known.State : null;

    public MatchDemand? Demand(Guid id) => _demands.TryGetValue(id, out var known) ? known.Demand : null;

    public ChallengeChanged? ChallengeOf(Guid id) => _demands.TryGetValue(id, out var known) ? known.State : null;

    /// <summary>Companies that may answer something.</summary>
    public IReadOnlyList<Guid> Solvers() => [.. _companies.Values.Where(c => c.Company.MaySolve).Select(c => c.Company.Id)];

    /// <summary>Demands open at this instant.</summary>
    public IEnumerable<MatchDemand> Open(DateTimeOffset now) =>
        _demands.Values.Where(d => d.State.IsOpen(now)).Select(d => d.Demand);

    /// <summary>Companies for a demand, best first, with places kept for newcomers; only those whom something in the matter itself speaks for.</summary>
    public IReadOnlyList<RankedCandidate> Candidates(MatchDemand demand)
    {
        var ranked = _model.Rank(demand, LongestList * 2).Where(r => r.Parts.Score > 0).ToList();
        var merit = ranked.Select((r, i) => (r.Company.Id, i)).ToDictionary(r => r.Id, r => r.i);
        return [.. Newcomers.KeepPlaces(ranked, r => r.Company.Newcomer, r => r.Parts.Text, r => r.Parts.Score > 0)
            .Take(LongestList).Select((r, place) => new RankedCandidate(r.Company, r.Parts, r.Company.Newcomer && merit[r.Company.Id] > place))];
    }

    /// <summary>Open demands for a company, best first, moved by what it said of earlier ones; without those it refused.</summary>
    public IReadOnlyList<RankedDemand> Recommend(MatchCompany company, IReadOnlyList<Feedback> feedback, DateTimeOffset now) =>
    [
        .. Open(now).Where(d => ProfileFit.Eligible(company, d) && !feedback.Any(f => f.Demand.Id == d.Id && !f.Useful))
            .Select(d => Fit(company, d, feedback))
            .Where(r => r.Parts.Score > 0)
            .OrderByDescending(r => r.Parts.Total).ThenBy(r => r.View.Demand.Id),
    ];

    /// <summary>How one demand fits one company.</summary>
    public RankedDemand Fit(MatchCompany company, MatchDemand demand, IReadOnlyList<Feedback> feedback)
    {
        var view = View(demand);
        var parts = view.Score(company);
        return new RankedDemand(view, feedback.Count == 0 ? parts : parts with { Feedback = FeedbackEffect.Of(demand, feedback) * MatchWeights.Default.FeedbackOn(parts) });
    }

    /// <summary>Published demands as they were filed, to learn categories from.</summary>
    public IReadOnlyList<FiledBrief> Filed() =>
        [.. _demands.Values.Where(d => d.State.PublishedAt is not null).Select(d => d.Demand).OrderBy(d => d.Id).Select(d => new FiledBrief(d.Title + "\n" + d.Text, d.Fields, d.IsicCode))];

    public DemandView View(MatchDemand demand)
    {
        var model = _model;
        if (_views.TryGetValue(demand.Id, out var cached) && cached.View.Demand == demand && cached.Model == model
            && Math.Abs(model.Companies - cached.Companies) <= ToleratedDrift * cached.Companies) return cached.View;
        var view = model.View(demand);
        _views[demand.Id] = new CachedView(view, model, model.Companies);
        return view;
    }

    /// <summary>Learns a new model from all that is known and puts it in the place of the present one. Takes seconds to minutes.</summary>
    public void Learn(bool meaning = true)
    {
        lock (_learning)
        {
            Interlocked.Exchange(ref _changes, 0);
            var started = (Companies: _companies.Values.Select(c => c.Company).ToList(), Answers: _answers.Values.OrderBy(a => a.Id).ToList());
            started.Companies.Sort((a, b) => a.Id.CompareTo(b.Id));
            var model = MatchModel.Build(started.Companies, [.. _demands.Values.Select(d => d.Demand).OrderBy(d => d.Id)], started.Answers, learns: meaning);
            var known = started.Companies.ToDictionary(c => c.Id);
            // What came in meanwhile: once before the new model is used, and once after, when nothing reaches the old one any more.
            for (var round = 0; round < 2; round++)
            {
                foreach (var company in _companies.Values.Select(c => c.Company))
                    if (!known.TryGetValue(company.Id, out var had) || !ReferenceEquals(had, company)) Put(model, known[company.Id] = company);
                foreach (var answer in _answers.Values) model.Put(answer);
                _model = model;
            }
        }
    }

    public void Dispose() => _model.Dispose();

    private void Take(Action<MatchModel> change)
    {
        Interlocked.Increment(ref _changes);
        change(_model);
    }

    private static void Put(MatchModel model, MatchCompany company)
    {
        if (company.MaySolve) model.Put(company);
        else model.Remove(company.Id);
    }

    private sealed record KnownCompany(CompanyChanged State, MatchCompany Company);

    private sealed record KnownChallenge(ChallengeChanged State, MatchDemand Demand);

    private sealed record CachedView(DemandView View, MatchModel Model, int Companies);
}
