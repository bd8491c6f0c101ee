namespace Marketplace.Search.Index;

/// <summary>What is looked for, said once for every engine.</summary>
internal abstract record Clause;

/// <summary>Documents with this very token in the field.</summary>
internal sealed record TermClause(TextField Field, string Value, float Boost) : Clause;

/// <summary>Documents for which at least so many of the clauses hold; scores add up.</summary>
internal sealed record AnyClause(IReadOnlyList<Clause> Clauses, int Required = 1) : Clause;

/// <summary>Documents for which one of the clauses holds; the best score counts.</summary>
internal sealed record BestClause(IReadOnlyList<Clause> Clauses) : Clause;

/// <summary>Documents for which all of the clauses hold; scores add up.</summary>
internal sealed record AllClause(IReadOnlyList<Clause> Clauses) : Clause;

/// <summary>Documents for which the first holds; those for which others hold as well come higher.</summary>
internal sealed record PreferClause(Clause Needed, IReadOnlyList<Clause> Raises) : Clause;
