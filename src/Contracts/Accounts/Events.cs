namespace Marketplace.Contracts.Accounts;

/// <summary>A person's account as other services may know it: how to address them and what they do for the programme.</summary>
public sealed record PersonChanged : StateEvent
{
    public required string Email { get; init; }
    public required bool EmailConfirmed { get; init; }
    public required string DisplayName { get; init; }

    /// <summary><c>fa</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Names of <see cref="ProgrammeRole"/> values.</summary>
    public required IReadOnlyList<ProgrammeRole> Roles { get; init; }

    /// <summary>The account was erased at the person's request: forget what was known.</summary>
    public bool Erased { get; init; }
}

/// <summary>What a person does for the programme itself, beside any company.</summary>
public enum ProgrammeRole { Officer, Council, Administrator }
