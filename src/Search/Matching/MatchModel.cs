using System.Buffers;

namespace Marketplace.Search.Matching;

/// <summary>A company as ranked for a demand.</summary>
public sealed record RankedCompany(MatchCompany Company, MatchParts Parts);

/// <summary>
/// Ranks companies for demands and demands for companies. Holds everything in memory: texts as term numbers, two inverted indexes, a place of
/// each company in a latent space. Companies, demands and answers are taken in at once; what must be learnt from all of them together (the
/// latent space and its metric) is learnt by <see cref="Build"/>. Safe for many threads.
/// </summary>
public sealed class MatchModel : IDisposable
{
    private const int Seed = 20;

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Lexicon _lexicon;
    private readonly TextIndex _companies;
    private readonly TextIndex _answered;
    private readonly TextSettings _text;
    private readonly MatchWeights _weights;
    private readonly List<MatchCompany?> _bySlot = [];
    private readonly Dictionary<Guid, int> _slots = [];
    private readonly List<PastAnswer?> _answers = [];
    private readonly Dictionary<Guid, int> _answerSlots = [];
    private readonly Dictionary<Guid, List<PastAnswer>> _answersOf = [];

    private MatchModel(Lexicon lexicon, LatentSpace? space, TextSettings text, MatchWeights weights)
    {
        (_lexicon, _text, _weights) = (lexicon, text, weights);
        _companies = new TextIndex(lexicon, space, text);
        _answered = new TextIndex(lexicon, space, text);
    }

    /// <summary>How many companies it knows.</summary>
    public int Companies => _slots.Count;

    /// <summary>Whether there was enough text to learn from.</summary>
    public bool KnowsMeaning => _companies.HasPlaces;

    /// <param name="learns">False for a model that ranks by words and profiles only and is ready at once.</param>
    public static MatchModel Build(
        IReadOnlyList<MatchCompany> companies, IReadOnlyList<MatchDemand> demands, IReadOnlyList<PastAnswer> answers,
        TextSettings? text = null, MatchWeights? weights = null, bool learns = true)
    {
        (text, weights) = (text ?? TextSettings.Default, weights ?? MatchWeights.Default);
        var lexicon = new Lexicon();
        var space = learns && text.LatentShare > 0 ? Records.Learn(companies, demands, answers, lexicon, text.LearnsMetric, Seed) : null;
        var model = new MatchModel(lexicon, space, text, weights);
        foreach (var company in companies.Where(c => c.MaySolve)) model.Put(company);
        foreach (var answer in answers) model.Put(answer);
        return model;
    }

    /// <summary>Takes in a company that is new or has changed.</summary>
    public void Put(MatchCompany company)
    {
        var terms = _lexicon.Read(company.Works);
        _lock.EnterWriteLock();
        try
        {
            if (_slots.TryGetValue(company.Id, out var slot))
            {
                if (_companies.Document(slot).SequenceEqual(terms))
                {
                    _bySlot[slot] = company;
                    return;
                }

                _companies.Remove(slot);
                _bySlot[slot] = null;
            }

            _slots[company.Id] = _companies.Add(terms);
            _bySlot.Add(company);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public void Remove(Guid companyId)
    {
        _lock.EnterWriteLock();
        try
        {
            if (!_slots.Remove(companyId, out var slot)) return;
            _companies.Remove(slot);
            _bySlot[slot] = null;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Takes in an answer; one it has already is left as it is.</summary>
    public void Put(PastAnswer answer)
    {
        var terms = _lexicon.Read([answer.Text]);
        _lock.EnterWriteLock();
        try
        {
            if (!_answerSlots.TryAdd(answer.Id, _answers.Count)) return;
            _answered.Add(terms);
            _answers.Add(answer);
            if (!_answersOf.TryGetValue(answer.CompanyId, out var own)) _answersOf.Add(answer.CompanyId, own = []);
            own.Add(answer);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>What stays the same for every company that is scored for one demand. Valid until the model is built anew.</summary>
    public DemandView View(MatchDemand demand)
    {
        var query = _companies.Ask(demand.Title, demand.Text);
        _lock.EnterReadLock();
        try
        {
            var (lexical, latent) = _companies.Score(query);
            try
            {
                return new DemandView(this, demand, query, _companies.Scale(query, lexical, latent, EligibleSlots(demand)), Votes(demand, query));
            }
            finally
            {
                ArrayPool<float>.Shared.Return(lexical);
                ArrayPool<float>.Shared.Return(latent);
            }
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>The best companies for a demand among those that may answer it, best first, before places are kept for newcomers.</summary>
    /// <param name="most">How many to return.</param>
    public IReadOnlyList<RankedCompany> Rank(MatchDemand demand, int most)
    {
        var query = _companies.Ask(demand.Title, demand.Text);
        _lock.EnterReadLock();
        try
        {
            var slots = EligibleSlots(demand);
            var (lexical, latent) = _companies.Score(query);
            var scale = _companies.Scale(query, lexical, latent, slots);
            var votes = Votes(demand, query);
            var ranked = new RankedCompany[slots.Count];
            Parallel.For(0, slots.Count, i =>
            {
                var company = _bySlot[slots[i]]!;
                ranked[i] = new RankedCompany(company, Parts(company, demand, _companies.Combine(scale, lexical[slots[i]], latent[slots[i]]), votes));
            });
            ArrayPool<float>.Shared.Return(lexical);
            ArrayPool<float>.Shared.Return(latent);
            return Best(ranked, most);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    internal MatchParts Score(DemandView view, MatchCompany company)
    {
        _lock.EnterReadLock();
        try
        {
            var text = 0f;
            if (_slots.TryGetValue(company.Id, out var slot))
            {
                var (lexical, latent) = _companies.Score(view.Query, slot);
                text = _companies.Combine(view.Scale, lexical, latent);
            }

            return Parts(company, view.Demand, text, view.Votes);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    internal IReadOnlyList<string> Shared(TextQuery query, Guid companyId, int most)
    {
        _lock.EnterReadLock();
        try
        {
            return _slots.TryGetValue(companyId, out var slot) ? _companies.Shared(query, slot, most) : [];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose() => _lock.Dispose();

    private List<int> EligibleSlots(MatchDemand demand)
    {
        var slots = new List<int>(_slots.Count);
        for (var slot = 0; slot < _bySlot.Count; slot++)
            if (_bySlot[slot] is { } company && ProfileFit.Eligible(company, demand)) slots.Add(slot);
        return slots;
    }

    private MatchParts Parts(MatchCompany company, MatchDemand demand, float text, Dictionary<Guid, float> votes)
    {
        var answers = _answersOf.GetValueOrDefault(company.Id);
        var parts = new MatchParts { Text = text, Vote = votes.GetValueOrDefault(company.Id) };
        return ProfileFit.Add(TrackRecord.Add(parts, company, answers, demand, _weights), company, demand, _weights);
    }

    // The companies that answered what was asked before in similar words, more for nearer words.
    private Dictionary<Guid, float> Votes(MatchDemand demand, TextQuery query)
    {
        var votes = new Dictionary<Guid, float>();
        if (_weights.Vote == 0 || _answers.Count == 0) return votes;
        var earlier = Enumerable.Range(0, _answers.Count).Where(a => _answers[a]!.At < demand.OpenedAt).ToList();
        var (lexical, latent) = _answered.Score(query);
        var scale = _answered.Scale(query, lexical, latent, earlier);
        var rank = 0;
        foreach (var (answer, score) in earlier
            .Select(a => (Answer: _answers[a]!, Score: _answered.Combine(scale, lexical[a], latent[a])))
            .OrderByDescending(a => a.Score).ThenBy(a => a.Answer.Id).Take(_weights.VoteDepth))
        {
            if (score <= 0) break;
            votes[answer.CompanyId] = votes.GetValueOrDefault(answer.CompanyId) + _weights.Vote / (rank++ + _weights.VoteDamping);
        }

        ArrayPool<float>.Shared.Return(lexical);
        ArrayPool<float>.Shared.Return(latent);
        return votes;
    }

    private static RankedCompany[] Best(RankedCompany[] ranked, int most)
    {
        var keys = Array.ConvertAll(ranked, r => (-r.Parts.Total, r.Company.Id));
        Array.Sort(keys, ranked);
        return ranked.Length <= most ? ranked : ranked[..most];
    }
}
