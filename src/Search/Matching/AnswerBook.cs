using System.Buffers;
using System.Numerics.Tensors;

namespace Marketplace.Search.Matching;

/// <summary>What was answered before, by whom, and how like a demand it is. Guarded by the model's lock.</summary>
internal sealed class AnswerBook(Lexicon lexicon, LatentSpace? space, TextSettings text, MatchWeights weights)
{
    private readonly TextIndex _texts = new(lexicon, space, text);
    private readonly List<PastAnswer> _answers = [];
    private readonly Dictionary<Guid, int> _slots = [];
    private readonly Dictionary<Guid, List<PastAnswer>> _ofCompany = [];

    /// <summary>Takes in an answer; one it has already is left as it is.</summary>
    public void Add(PastAnswer answer, int[] terms)
    {
        if (_slots.ContainsKey(answer.Id)) return;
        _slots.Add(answer.Id, _texts.Add(terms));
        _answers.Add(answer);
        if (!_ofCompany.TryGetValue(answer.CompanyId, out var own)) _ofCompany.Add(answer.CompanyId, own = []);
        own.Add(answer);
    }

    public IReadOnlyList<PastAnswer> Of(Guid companyId) => _ofCompany.TryGetValue(companyId, out var own) ? own : [];

    /// <summary>Where a company's answers of before an instant lead in the latent space; null when it has none.</summary>
    public float[]? Lead(Guid companyId, DateTimeOffset before)
    {
        float[]? lead = null;
        if (!text.AnswersMovePlaces || !_texts.HasPlaces) return lead;
        foreach (var answer in Of(companyId))
        {
            if (answer.At >= before) continue;
            var place = _texts.Place(_slots[answer.Id]);
            TensorPrimitives.Add(lead ??= new float[place.Length], place, lead);
        }

        return lead;
    }

    /// <summary>Companies with an answer that was not known before an instant.</summary>
    public IEnumerable<Guid> AnsweredSince(DateTimeOffset at) => _answers.Where(a => a.At >= at).Select(a => a.CompanyId).Distinct();

    /// <summary>What companies get for having answered what was asked before in similar words: more the nearer.</summary>
    public Dictionary<Guid, float> Votes(MatchDemand demand, TextQuery query)
    {
        var votes = new Dictionary<Guid, float>();
        if (weights.Vote == 0 || _answers.Count == 0) return votes;
        var earlier = Enumerable.Range(0, _answers.Count).Where(a => _answers[a].At < demand.OpenedAt).ToList();
        var (lexical, latent) = _texts.Score(query);
        var scale = _texts.Scale(query, lexical, latent, earlier);
        var rank = 0;
        foreach (var (answer, score) in earlier
            .Select(a => (Answer: _answers[a], Score: _texts.Combine(scale, lexical[a], latent[a])))
            .OrderByDescending(a => a.Score).ThenBy(a => a.Answer.Id).Take(weights.VoteDepth))
        {
            if (score <= 0) break;
            votes[answer.CompanyId] = votes.GetValueOrDefault(answer.CompanyId) + weights.Vote / (rank++ + weights.VoteDamping);
        }

        ArrayPool<float>.Shared.Return(lexical);
        ArrayPool<float>.Shared.Return(latent);
        return votes;
    }
}
