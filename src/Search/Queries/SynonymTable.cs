using Marketplace.Platform.Domain;

namespace Marketplace.Search.Queries;

/// <summary>The synonyms in force, once an administrator has changed those the product begins with.</summary>
public sealed class SynonymTable : Aggregate
{
    /// <summary>There is one table.</summary>
    public static readonly Guid TheOne = new("0193a000-0000-7000-8000-000000000001");

    private SynonymTable() { }

    public IReadOnlyList<IReadOnlyList<string>> Groups { get; private set; } = [];

    public static SynonymTable Create(IReadOnlyList<IReadOnlyList<string>> groups)
    {
        var table = new SynonymTable { Id = TheOne };
        table.Replace(groups);
        return table;
    }

    public void Replace(IReadOnlyList<IReadOnlyList<string>> groups)
    {
        Groups = groups;
        Touch();
    }
}
