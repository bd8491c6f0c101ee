namespace Marketplace.Platform.Domain;

/// <summary>A rule of the business was broken. Its code is stable; its words are in the service's texts under that code.</summary>
public sealed class RuleException : Exception
{
    /// <param name="code">Stable name of the rule, for example <c>challenge.not_open</c>.</param>
    /// <param name="args">Values for the placeholders of the text.</param>
    public RuleException(string code, params object[] args) : base(code)
    {
        Code = code;
        Args = args;
    }

    public string Code { get; }

    public IReadOnlyList<object> Args { get; }

    /// <summary>The field of the request the rule speaks of, as a JSON path; null when it is about the whole.</summary>
    public string? Field { get; init; }

    /// <summary>Conflict with the state (409) unless the request itself cannot be carried out (422) or must not be (403).</summary>
    public RuleKind Kind { get; init; } = RuleKind.State;
}

public enum RuleKind { State, Content, Forbidden }
