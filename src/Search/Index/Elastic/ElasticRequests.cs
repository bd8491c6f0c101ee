using System.Text.Json.Nodes;

namespace Marketplace.Search.Index.Elastic;

/// <summary>Every body this service sends to a cluster.</summary>
internal static class ElasticRequests
{
    public const string Kind = "document_kind";
    public const string SortName = "sort_name";
    public const string Suggest = "suggest";
    private const int MostValues = 1_000;
    private const int MostEntries = 100;

    /// <summary>Fields and scoring of a generation. Texts come as tokens, made by the one analysis, so the cluster only splits at spaces.</summary>
    public static JsonObject Create()
    {
        var properties = new JsonObject { [Kind] = Of("keyword"), [SortName] = Of("keyword"), [Suggest] = Of("keyword") };
        foreach (var name in Facets.Keywords) properties[name] = Of("keyword");
        foreach (var name in Facets.Numbers) properties[name] = Of("long");
        var similarities = new JsonObject();
        foreach (var field in TextFields.All)
        {
            similarities[Similarity(field)] = new JsonObject { ["type"] = "BM25", ["k1"] = TextFields.Saturation(field), ["b"] = TextFields.LengthWeight(field) };
            foreach (var kind in Enum.GetValues<DocumentKind>())
                properties[TextFields.Name(kind, field)] = new JsonObject { ["type"] = "text", ["analyzer"] = "whitespace", ["index_options"] = "freqs", ["similarity"] = Similarity(field) };
        }

        return new JsonObject
        {
            ["settings"] = new JsonObject { ["index"] = new JsonObject { ["similarity"] = similarities, ["refresh_interval"] = "1s" } },
            ["mappings"] = new JsonObject { ["dynamic"] = "strict", ["properties"] = properties },
        };
    }

    /// <summary>The lines of one change in a bulk request. The sequence is the version, so an older change never overwrites a newer.</summary>
    public static IEnumerable<JsonNode> Lines(string generation, IndexChange change)
    {
        var target = new JsonObject { ["_index"] = generation, ["_id"] = change.Id.ToString("N"), ["version"] = change.Sequence, ["version_type"] = "external_gte" };
        if (change.Document is not { } document)
        {
            yield return new JsonObject { ["delete"] = target };
            yield break;
        }

        yield return new JsonObject { ["index"] = target };
        yield return Of(document);
    }

    public static JsonObject Swap(string alias, string generation, IEnumerable<string> old) => new()
    {
        ["actions"] = new JsonArray([
            new JsonObject { ["add"] = new JsonObject { ["index"] = generation, ["alias"] = alias } },
            .. old.Select(o => new JsonObject { ["remove_index"] = new JsonObject { ["index"] = o } }),
        ]),
    };

    public static JsonObject Search(IndexQuery query)
    {
        var facets = Facets.Of(query.Kind);
        var chosen = facets.Where(f => query.Chosen.GetValueOrDefault(f.Name) is { Count: > 0 }).ToDictionary(f => f, f => Filter(f, query.Chosen[f.Name], query.Now));
        var kind = new JsonObject { ["term"] = new JsonObject { [Kind] = new JsonObject { ["value"] = query.Kind.ToString() } } };
        var asked = new JsonObject { ["filter"] = new JsonArray(kind) };
        if (query.Text is not null) asked["must"] = new JsonArray(Of(query.Kind, query.Text));
        var body = new JsonObject
        {
            ["from"] = query.Skip, ["size"] = query.Take, ["track_total_hits"] = true, ["_source"] = false, ["query"] = new JsonObject { ["bool"] = asked },
        };
        if (chosen.Count > 0) body["post_filter"] = All(chosen.Values);
        if (Order(query) is { } order) body["sort"] = order;
        if (!query.Facets) return body;

        var counts = new JsonObject();
        foreach (var facet in facets)
            counts[facet.Name] = new JsonObject
            {
                ["filter"] = All(chosen.Where(c => c.Key != facet).Select(c => c.Value)),
                ["aggregations"] = new JsonObject { ["values"] = Count(facet, query.Now) },
            };
        body["aggregations"] = counts;
        return body;
    }

    /// <summary>Entries that begin so.</summary>
    public static JsonObject Beginning(string typed) => Entries(Escaped(typed) + ".*");

    /// <summary>Entries spelt like the word: the word itself, with one letter otherwise, and for longer words all that share its first half.</summary>
    public static JsonObject Near(string word)
    {
        var ways = new List<string> { Escaped(word) };
        for (var i = Typos.SureLetters; i <= word.Length; i++)
        {
            ways.Add($"{Escaped(word[..i])}.{Escaped(word[i..])}");
            if (i == word.Length) break;
            ways.Add($"{Escaped(word[..i])}.?{Escaped(word[(i + 1)..])}");
            if (i + 1 < word.Length) ways.Add(Escaped($"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}"));
        }

        var half = word.Length / 2;
        if (Typos.Allowed(word) > 1) ways.Add($"{Escaped(word[..half])}.{{{word.Length - half - 2},{word.Length - half + 2}}}");
        return Entries($"({string.Join('|', ways)}){Suggestible.Separator}.*");
    }

    private static JsonObject Entries(string pattern) => new()
    {
        ["size"] = 0,
        ["aggregations"] = new JsonObject
        {
            ["entries"] = new JsonObject { ["terms"] = new JsonObject { ["field"] = Suggest, ["include"] = pattern, ["size"] = MostEntries } },
        },
    };

    private static JsonObject Of(IndexDocument document)
    {
        var body = new JsonObject { [Kind] = document.Kind.ToString(), [SortName] = document.SortName };
        foreach (var (name, values) in document.Keywords) body[name] = new JsonArray([.. values.Distinct().Select(v => JsonValue.Create(v))]);
        foreach (var (name, number) in document.Numbers) body[name] = number;
        var text = AnalysedText.Of(document.Text);
        foreach (var (field, tokens) in text.Fields) body[TextFields.Name(document.Kind, field)] = string.Join(' ', tokens);
        body[Suggest] = new JsonArray([.. text.Surface.Select(s => JsonValue.Create(Suggestible.Entry(s.Key, s.Value)))]);
        return body;
    }

    private static JsonObject Of(DocumentKind kind, Clause clause) => clause switch
    {
        TermClause term => new JsonObject { ["term"] = new JsonObject { [TextFields.Name(kind, term.Field)] = new JsonObject { ["value"] = term.Value, ["boost"] = term.Boost } } },
        BestClause best => new JsonObject { ["dis_max"] = new JsonObject { ["queries"] = Of(kind, best.Clauses) } },
        AnyClause any => new JsonObject { ["bool"] = new JsonObject { ["should"] = Of(kind, any.Clauses), ["minimum_should_match"] = Math.Max(1, any.Required) } },
        AllClause all => new JsonObject { ["bool"] = new JsonObject { ["must"] = Of(kind, all.Clauses) } },
        PreferClause prefer => new JsonObject { ["bool"] = new JsonObject { ["must"] = new JsonArray(Of(kind, prefer.Needed)), ["should"] = Of(kind, prefer.Raises) } },
        _ => throw new ArgumentException($"There is no clause {clause.GetType().Name}.", nameof(clause)),
    };

    private static JsonArray Of(DocumentKind kind, IReadOnlyList<Clause> clauses) => new([.. clauses.Select(c => Of(kind, c))]);

    private static JsonObject All(IEnumerable<JsonObject> filters) => new() { ["bool"] = new JsonObject { ["filter"] = new JsonArray([.. filters.Select(f => f.DeepClone())]) } };

    private static JsonObject Filter(FacetField facet, IReadOnlyList<string> values, DateTimeOffset now)
    {
        if (facet.Ranges is null) return new JsonObject { ["terms"] = new JsonObject { [facet.Field] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]) } };
        var ranges = facet.Ranges(now).Where(r => values.Contains(r.Value)).Select(r => (JsonNode)new JsonObject { ["range"] = new JsonObject { [facet.Field] = new JsonObject { ["gte"] = r.From, ["lt"] = r.To } } });
        return new JsonObject { ["bool"] = new JsonObject { ["should"] = new JsonArray([.. ranges]), ["minimum_should_match"] = 1 } };
    }

    private static JsonObject Count(FacetField facet, DateTimeOffset now) => facet.Ranges is null
        ? new JsonObject { ["terms"] = new JsonObject { ["field"] = facet.Field, ["size"] = MostValues } }
        : new JsonObject
        {
            ["range"] = new JsonObject
            {
                ["field"] = facet.Field,
                ["ranges"] = new JsonArray([.. facet.Ranges(now).Select(r => r.To == long.MaxValue ? new JsonObject { ["key"] = r.Value, ["from"] = r.From } : new JsonObject { ["key"] = r.Value, ["from"] = r.From, ["to"] = r.To })]),
            },
        };

    private static JsonArray? Order(IndexQuery query)
    {
        static JsonObject By(string field, string order) => new() { [field] = new JsonObject { ["order"] = order } };
        return query.Sort switch
        {
            SortOrder.Relevance when query.Text is not null => null,
            SortOrder.Closing => [By("open_until", "asc"), By("newest", "desc")],
            SortOrder.Budget => [By("budget", "desc"), By("newest", "desc")],
            SortOrder.Name => [By(SortName, "asc")],
            _ => [By("newest", "desc")],
        };
    }

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static string Similarity(TextField field) => field switch
    {
        TextField.EnglishStem or TextField.EnglishJoined => "english",
        TextField.PersianSkeleton or TextField.LatinSkeleton => "skeleton",
        _ => "persian",
    };

    // In Lucene's regular expressions these have a meaning of their own.
    private static string Escaped(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c.ToString() : "\\" + c));
}
