using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Marketplace.Platform.Audit;

/// <summary>
/// What may stand in an entry's detail: ids, numbers, times, yes or no, names of states, and short codes. Free text is not among
/// them, so that neither personal data nor an offer's contents can get into a log that is never erased.
/// </summary>
public readonly partial record struct AuditValue
{
    private readonly JsonNode? _node;

    private AuditValue(JsonNode? node) => _node = node;

    /// <summary>A code of ours, such as <c>CH-1405-0187</c>: up to 64 of A–Z, a–z, 0–9, dot, hyphen, underscore, colon, slash.</summary>
    /// <exception cref="ArgumentException">It is not such a code. The message does not repeat it.</exception>
    public static AuditValue Code(string code) =>
        CodeForm().IsMatch(code) ? new(JsonValue.Create(code)) : throw new ArgumentException("Only a short code may stand in the audit trail.", nameof(code));

    /// <summary>The name of a state or kind.</summary>
    public static AuditValue Of<TEnum>(TEnum value) where TEnum : struct, Enum => new(JsonValue.Create(value.ToString()));

    public static implicit operator AuditValue(Guid value) => new(JsonValue.Create(value.ToString("D")));

    public static implicit operator AuditValue(Guid? value) => value is { } id ? id : default(AuditValue);

    public static implicit operator AuditValue(int value) => new(JsonValue.Create(value));

    public static implicit operator AuditValue(long value) => new(JsonValue.Create(value));

    public static implicit operator AuditValue(decimal value) => new(JsonValue.Create(value));

    public static implicit operator AuditValue(bool value) => new(JsonValue.Create(value));

    public static implicit operator AuditValue(DateTimeOffset value) =>
        new(JsonValue.Create(value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));

    internal static string Json(ReadOnlySpan<(string Name, AuditValue Value)> detail)
    {
        var json = new JsonObject();
        foreach (var (name, value) in detail)
            json.Add(name, value._node?.DeepClone());
        return json.ToJsonString();
    }

    [GeneratedRegex(@"^[A-Za-z0-9._:/-]{1,64}\z")]
    internal static partial Regex CodeForm();
}
