using System.Text.Json;
using System.Text.RegularExpressions;

namespace Marketplace.Tests.Unit.Search.Elastic;

/// <summary>
/// Reads requests against Elastic's published OpenAPI description, refusing every name the description does not know: its schemas are open, so an ordinary
/// validator would accept a misspelt name. «One of» is read as «any of».
/// </summary>
internal sealed class ClosedWorld
{
    // Published without the open keys they have: any field name.
    private static readonly HashSet<string> Open = ["_types.query_dsl.TermsQuery", "_types.SortOptions"];
    private readonly JsonElement _root;

    public ClosedWorld(string file) => _root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;

    /// <summary>What is wrong with a request; nothing when it may be sent.</summary>
    public IReadOnlyList<string> Check(string method, string path, string? body)
    {
        var candidates = _root.GetProperty("paths").EnumerateObject().Where(p => Regex.IsMatch("/" + path, "^" + Regex.Replace(p.Name, @"\{[^}]+\}", "[^/]+") + "$")).OrderBy(p => p.Name.Count(c => c == '{')).ToList();
        if (candidates.Count == 0) return [$"{path}: no such path"];
        if (!candidates[0].Value.TryGetProperty(method.ToLowerInvariant(), out var operation)) return [$"{method} {path}: no such method"];
        if (body is null) return [];
        if (!operation.TryGetProperty("requestBody", out var declared)) return [$"{method} {path}: takes no body"];
        var content = Resolve(declared).GetProperty("content").EnumerateObject().First();
        var errors = new List<string>();
        var schema = content.Value.GetProperty("schema");
        if (path.EndsWith("_bulk", StringComparison.Ordinal)) CheckLines(body, errors);
        else Check(JsonElement.Parse(body), schema, "$", errors);
        return errors;
    }

    // Action lines; after all but deletes a document, which is ours.
    private void CheckLines(string body, List<string> errors)
    {
        if (!body.EndsWith('\n')) errors.Add("a bulk body ends with a line feed");
        var lines = body.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var action = JsonElement.Parse(lines[i]);
            Check(action, _root.GetProperty("components").GetProperty("schemas").GetProperty("_global.bulk.OperationContainer"), $"line {i + 1}", errors);
            if (!action.TryGetProperty("delete", out _)) i++;
        }
    }

    private void Check(JsonElement value, JsonElement schema, string at, List<string> errors)
    {
        if (Find(schema, out var name) is var target && name is not null && Open.Contains(name) && value.ValueKind == JsonValueKind.Object)
        {
            CheckKnown(value, target, at, errors);
            return;
        }

        var parts = Parts(schema).ToList();
        foreach (var part in parts) CheckOne(value, part, at, errors);
        if (value.ValueKind != JsonValueKind.Object) return;
        var known = parts.SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        // Where it is only a choice, the choice itself was read closed.
        if (parts.Any(IsOpen) || !parts.Any(p => p.TryGetProperty("properties", out _))) return;
        foreach (var member in value.EnumerateObject().Where(m => !known.Contains(m.Name))) errors.Add($"{at}.{member.Name}: unknown");
    }

    private void CheckKnown(JsonElement value, JsonElement schema, string at, List<string> errors)
    {
        foreach (var part in Parts(schema))
            if (part.TryGetProperty("properties", out var properties))
                foreach (var member in value.EnumerateObject())
                    if (properties.TryGetProperty(member.Name, out var own)) Check(member.Value, own, $"{at}.{member.Name}", errors);
    }

    private void CheckOne(JsonElement value, JsonElement schema, string at, List<string> errors)
    {
        foreach (var choice in (string[])["oneOf", "anyOf"])
            if (schema.TryGetProperty(choice, out var choices))
            {
                var tried = choices.EnumerateArray().Select(c =>
                {
                    var wrong = new List<string>();
                    Check(value, c, at, wrong);
                    return wrong;
                }).ToList();
                if (tried.All(t => t.Count > 0)) errors.AddRange(tried.MaxBy(t => t.Max(e => e.Split(':')[0].Length))!);
                return;
            }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value))) errors.Add($"{at}: {value} is not allowed");
        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type.GetString()!)) errors.Add($"{at}: {value.ValueKind} where {type} belongs");
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (item, i) in value.EnumerateArray().Select((v, i) => (v, i))) Check(item, items, $"{at}[{i}]", errors);
        if (value.ValueKind != JsonValueKind.Object) return;
        if (schema.TryGetProperty("required", out var required))
            foreach (var missing in required.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _))) errors.Add($"{at}.{missing}: missing");
        var own = schema.TryGetProperty("properties", out var properties) ? properties : default;
        var hasOwn = own.ValueKind == JsonValueKind.Object;
        foreach (var member in value.EnumerateObject())
        {
            if (hasOwn && own.TryGetProperty(member.Name, out var memberSchema)) Check(member.Value, memberSchema, $"{at}.{member.Name}", errors);
            else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object) Check(member.Value, others, $"{at}.{member.Name}", errors);
        }

        var counted = hasOwn ? value.EnumerateObject().Count(m => own.TryGetProperty(m.Name, out _)) : value.EnumerateObject().Count();
        if (schema.TryGetProperty("maxProperties", out var most) && counted > most.GetInt32()) errors.Add($"{at}: more than {most} members");
    }

    // A schema and everything it is put together from.
    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        var target = Resolve(schema);
        yield return target;
        if (target.TryGetProperty("allOf", out var all))
            foreach (var part in all.EnumerateArray().SelectMany(Parts)) yield return part;
    }

    private IEnumerable<string> Names(JsonElement schema)
    {
        IEnumerable<string> names = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(p => p.Name) : [];
        foreach (var choice in (string[])["oneOf", "anyOf"])
            if (schema.TryGetProperty(choice, out var choices)) names = names.Concat(choices.EnumerateArray().SelectMany(Parts).SelectMany(Names));
        return names;
    }

    private bool IsOpen(JsonElement schema)
    {
        if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind != JsonValueKind.False) return true;
        return ((string[])["oneOf", "anyOf"]).Any(c => schema.TryGetProperty(c, out var choices) && choices.EnumerateArray().SelectMany(Parts).Any(IsOpen));
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => true,
    };

    private JsonElement Resolve(JsonElement schema) => Find(schema, out _);

    private JsonElement Find(JsonElement schema, out string? name)
    {
        name = null;
        while (schema.TryGetProperty("$ref", out var reference))
        {
            var path = reference.GetString()!.Split('/')[1..];
            name = path[^1];
            schema = path.Aggregate(_root, (at, step) => at.GetProperty(step));
        }

        // A reference with words around it comes as the only part of «all of».
        if (name is null && schema.TryGetProperty("allOf", out var all) && all.GetArrayLength() == 1) return Find(all[0], out name);
        return schema;
    }
}
