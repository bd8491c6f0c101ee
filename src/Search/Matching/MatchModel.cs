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
    private const int Block = 1_024;

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Lexicon _lexicon;
    private readonly TextIndex _companies;
    private readonly AnswerBook _answers;
    private readonly MatchWeights _weights;
    private readonly List<MatchCompany?> _bySlot = [];
    private readonly Dictionary<Guid, int> _slots = [];

    private MatchModel(Lexicon lexicon, LatentSpace? space, TextSettings text, MatchWeights weights)
    {
        (_lexicon, _weights) = (lexicon, weights);
        _companies = new TextIndex(lexicon, space, text);
        _answers = new AnswerBook(lexicon, space, text, weights);
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
        var works = companies.Select(c => c.Works.Select(w => lexicon.Read([w])).ToArray()).ToList();
        var space = learns && text.LatentShare > 0 ? Records.Learn(companies, works, demands, answers, lexicon, text.LearnsMetric, Seed) : null;
        var model = new MatchModel(lexicon, space, text, weights);
        for (var c = 0; c < companies.Count; c++)
            if (companies[c].MaySolve) model.Put(companies[c], Lexicon.Join(works[c]));
        foreach (var answer in answers) model.Put(answer);
        return model;
    }

    /// <summary>Takes in a company that is new or has changed.</summary>
    public void Put(MatchCompany company) => Put(company, _lexicon.Read(company.Works));

    private void Put(MatchCompany company, int[] terms)
    {
        using var _ = Writing();
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

        _slots[company.Id] = slot = _companies.Add(terms);
        _bySlot.Add(company);
        if (_answers.Lead(company.Id, DateTimeOffset.MaxValue) is { } lead) _companies.Move(slot, lead);
    }

    public void Remove(Guid companyId)
    {
        using var _ = Writing();
        if (!_slots.Remove(companyId, out var slot)) return;
        _companies.Remove(slot);
        _bySlot[slot] = null;
    }

    /// <summary>Takes in an answer; one it has already is left as it is.</summary>
    public void Put(PastAnswer answer)
    {
        var terms = _lexicon.Read([answer.Text]);
        using var _ = Writing();
        _answers.Add(answer, terms);
        if (_slots.TryGetValue(answer.CompanyId, out var slot) && _answers.Lead(answer.CompanyId, DateTimeOffset.MaxValue) is { } lead) _companies.Move(slot, lead);
    }

    /// <summary>What stays the same for every company that is scored for one demand. Valid until the model is built anew.</summary>
    public DemandView View(MatchDemand demand)
    {
        var query = _companies.Ask(demand.Title, demand.Text);
        using var _ = Reading();
        using var texts = Texts(demand, query, EligibleSlots(demand));
        return new DemandView(this, demand, query, texts.Scale, _answers.Votes(demand, query));
    }

    /// <summary>The best companies for a demand among those that may answer it, best first, before places are kept for newcomers.</summary>
    /// <param name="most">How many to return.</param>
    public IReadOnlyList<RankedCompany> Rank(MatchDemand demand, int most)
    {
        var query = _companies.Ask(demand.Title, demand.Text);
        using var _ = Reading();
        var slots = EligibleSlots(demand);
        using var texts = Texts(demand, query, slots);
        var (scale, lexical, latent) = (texts.Scale, texts.Lexical, texts.Latent);
        var votes = _answers.Votes(demand, query);
        var parts = new MatchParts[slots.Count];
        Parallel.For(0, (slots.Count + Block - 1) / Block, block =>
        {
            for (var i = block * Block; i < Math.Min((block + 1) * Block, slots.Count); i++)
                parts[i] = Parts(_bySlot[slots[i]]!, demand, _companies.Combine(scale, lexical[slots[i]], latent[slots[i]]), votes);
        });
        return Best(slots, parts, most);
    }

    internal MatchParts Score(DemandView view, MatchCompany company)
    {
        using var _ = Reading();
        var text = 0f;
        if (_slots.TryGetValue(company.Id, out var slot))
        {
            var (lexical, latent) = _companies.Score(view.Query, slot);
            if (_answers.Of(company.Id).Any(a => a.At >= view.Demand.OpenedAt)) latent = Earlier(view.Demand, view.Query, company.Id, slot);
            text = _companies.Combine(view.Scale, lexical, latent);
        }

        return Parts(company, view.Demand, text, view.Votes);
    }

    internal IReadOnlyList<string> Shared(TextQuery query, Guid companyId, int most)
    {
        using var _ = Reading();
        return _slots.TryGetValue(companyId, out var slot) ? _companies.Shared(query, slot, most) : [];
    }

    public void Dispose() => _lock.Dispose();

    private Held Reading()
    {
        _lock.EnterReadLock();
        return new Held(_lock.ExitReadLock);
    }

    private Held Writing()
    {
        _lock.EnterWriteLock();
        return new Held(_lock.ExitWriteLock);
    }

    // What was answered since the demand was opened does not count.
    private TextScores Texts(MatchDemand demand, TextQuery query, List<int> slots)
    {
        var (lexical, latent) = _companies.Score(query);
        foreach (var companyId in _answers.AnsweredSince(demand.OpenedAt))
            if (_slots.TryGetValue(companyId, out var slot)) latent[slot] = Earlier(demand, query, companyId, slot);
        return new TextScores(_companies.Scale(query, lexical, latent, slots), lexical, latent);
    }

    /// <summary>How near a demand the company was when it was opened, without what it answered since.</summary>
    private float Earlier(MatchDemand demand, TextQuery query, Guid companyId, int slot) => _companies.Nearness(query, slot, _answers.Lead(companyId, demand.OpenedAt));

    private List<int> EligibleSlots(MatchDemand demand)
    {
        var slots = new List<int>(_slots.Count);
        for (var slot = 0; slot < _bySlot.Count; slot++)
            if (_bySlot[slot] is { } company && ProfileFit.Eligible(company, demand)) slots.Add(slot);
        return slots;
    }

    private MatchParts Parts(MatchCompany company, MatchDemand demand, float text, Dictionary<Guid, float> votes)
    {
        var parts = new MatchParts { Text = text, Vote = votes.GetValueOrDefault(company.Id) };
        return ProfileFit.Add(TrackRecord.Add(parts, company, _answers.Of(company.Id), demand, _weights), company, demand, _weights);
    }

    // Only what reaches the list is put in order; equals by id, so that the order never hangs on who came first.
    private List<RankedCompany> Best(List<int> slots, MatchParts[] parts, int most)
    {
        var totals = Array.ConvertAll(parts, p => p.Total);
        var least = float.NegativeInfinity;
        if (most < totals.Length)
        {
            var sorted = (float[])totals.Clone();
            Array.Sort(sorted);
            least = sorted[^most];
        }

        var best = new List<RankedCompany>();
        for (var i = 0; i < totals.Length; i++)
            if (totals[i] >= least) best.Add(new RankedCompany(_bySlot[slots[i]]!, parts[i]));
        best.Sort((a, b) => b.Parts.Total.CompareTo(a.Parts.Total) is not 0 and var order ? order : a.Company.Id.CompareTo(b.Company.Id));
        if (best.Count > most) best.RemoveRange(most, best.Count - most);
        return best;
    }

    private readonly struct Held(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
