namespace Marketplace.Search.Matching;

/// <summary>Learns the latent space from all passages there are, and its metric from companies' own records.</summary>
internal static class Records
{
    private const int FewestTerms = 8;
    private const int MostPairs = 20_000;

    public static LatentSpace? Learn(
        IReadOnlyList<MatchCompany> companies, IReadOnlyList<int[][]> read, IReadOnlyList<MatchDemand> demands, IReadOnlyList<PastAnswer> answers,
        Lexicon lexicon, bool metric, int seed)
    {
        var works = read.Select(c => c.Where(w => w.Length >= FewestTerms).ToList()).ToList();
        // Answers to one demand may all carry its words: each text is read once.
        var answered = answers.Select(a => a.Text).Distinct(StringComparer.Ordinal).ToDictionary(t => t, t => lexicon.Read([t]), StringComparer.Ordinal);
        var asked = demands.Select(d => d.Title + "\n" + d.Text).Where(t => !answered.ContainsKey(t)).Select(t => lexicon.Read([t]));
        var space = LatentSpace.Learn([.. works.SelectMany(w => w), .. answered.Values, .. asked], lexicon.Count, seed);
        if (space is null || !metric) return space;

        if (Metric.Learn(Pairs(companies, works, answers, answered, space, seed), space.Dimensions, seed) is { } learnt) space.Stretch(learnt);
        return space;
    }

    private static List<RecordPair> Pairs(
        IReadOnlyList<MatchCompany> companies, List<List<int[]>> works, IReadOnlyList<PastAnswer> answers, Dictionary<string, int[]> answered,
        LatentSpace space, int seed)
    {
        var index = new Dictionary<Guid, int>(companies.Count);
        for (var c = 0; c < companies.Count; c++) index[companies[c].Id] = c;
        var sources = new List<(int Company, int Work, int[]? Answer)>();
        for (var c = 0; c < companies.Count; c++)
            for (var w = 0; works[c].Count > 1 && w < works[c].Count; w++) sources.Add((c, w, null));
        foreach (var answer in answers)
            if (index.TryGetValue(answer.CompanyId, out var c) && works[c].Count > 0) sources.Add((c, -1, answered[answer.Text]));

        if (sources.Count > MostPairs)
        {
            var all = sources.ToArray();
            new Random(seed).Shuffle(all);
            sources = [.. all.Take(MostPairs).OrderBy(s => s.Company).ThenBy(s => s.Work)];
        }

        return [.. sources.Select(s => new RecordPair(
            s.Company,
            space.Place(s.Answer ?? works[s.Company][s.Work]),
            space.Place([.. works[s.Company].Where((_, w) => w != s.Work).SelectMany(w => w)])))];
    }
}
