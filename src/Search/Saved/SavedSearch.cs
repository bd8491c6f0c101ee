using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Search;

namespace Marketplace.Search.Saved;

/// <summary>A search a person keeps and is told about when something new answers it.</summary>
public sealed class SavedSearch
{
    public const int LongestName = 100;
    public const int MostOfAPerson = 50;

    private SavedSearch() { }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public ChallengeQuery Query { get; private set; } = new();
    public EmailChoice Email { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    public static SavedSearch Create(Guid personId, string name, ChallengeQuery query, EmailChoice email, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = personId,
        Name = name,
        Query = query with { Page = 1, PageSize = 20, Sort = null },
        Email = email,
        CreatedAt = now,
    };
}

/// <summary>A person was told of a document once; later changes of it are no news.</summary>
public sealed class SavedSearchAlert
{
    public required Guid SavedSearchId { get; init; }
    public required Guid DocumentId { get; init; }
    public required DateTimeOffset At { get; init; }
}
