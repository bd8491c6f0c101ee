using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Web.Http;

/// <summary>A service's refusal as RFC 9457 describes it, in the caller's language.</summary>
public sealed record Problem
{
    /// <summary>What kind of problem, in a few words.</summary>
    public string? Title { get; init; }

    /// <summary>HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>This occurrence, for the reader.</summary>
    public string? Detail { get; init; }

    /// <summary>Stable code of the rule that refused.</summary>
    public string? Code { get; init; }

    /// <summary>Id to look the request up by.</summary>
    public string? TraceId { get; init; }

    /// <summary>Messages by field; keys are JSON paths in camelCase, such as <c>criteria[0].weight</c>.</summary>
    [JsonConverter(typeof(OneOrMany))]
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Stable codes of the messages, by the same keys and in the same order.</summary>
    [JsonConverter(typeof(OneOrMany))]
    public IReadOnlyDictionary<string, string[]> ErrorCodes { get; init; } = new Dictionary<string, string[]>();

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a response's body. An empty one, or one that is not a problem, gives a problem without words.</summary>
    public static Problem Parse(string? body)
    {
        if (string.IsNullOrWhiteSpace(body) || body.AsSpan().TrimStart()[0] != '{')
            return new();
        try
        {
            return JsonSerializer.Deserialize<Problem>(body, Web) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    /// <summary>Reads <c>errors</c> leniently: a field's messages may be one string or a list.</summary>
    private sealed class OneOrMany : JsonConverter<IReadOnlyDictionary<string, string[]>>
    {
        public override IReadOnlyDictionary<string, string[]> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return new Dictionary<string, string[]>();
            return json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.Array
                ? p.Value.EnumerateArray().Select(e => e.ToString()).ToArray()
                : [p.Value.ToString()]);
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string[]> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToDictionary(), options);
    }
}
