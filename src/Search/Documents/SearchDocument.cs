using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Search.Index;
using Marketplace.Search.Text;

namespace Marketplace.Search.Documents;

/// <summary>A challenge or a company as this service knows it: the last public state told by its owner.</summary>
public sealed class SearchDocument
{
    private SearchDocument() { }

    public Guid Id { get; private set; }
    public DocumentKind Kind { get; private set; }

    /// <summary>Version of the state held; an older one changes nothing.</summary>
    public long SourceVersion { get; private set; }

    /// <summary>Where this change stands in the order the index is fed in; null until it has its place.</summary>
    public long? Sequence { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether everybody may find it.</summary>
    public bool Searchable { get; private set; }
    public DateTimeOffset NewestAt { get; private set; }

    /// <summary>All its words in compared form, for finding it while there is no index.</summary>
    public string FindText { get; private set; } = "";
    public ChallengeChanged? Challenge { get; private set; }
    public CompanyChanged? Company { get; private set; }

    public static SearchDocument Of(ChallengeChanged challenge, DateTimeOffset now)
    {
        var document = new SearchDocument { Id = challenge.Id, Kind = DocumentKind.Challenge };
        document.Change(challenge, now);
        return document;
    }

    public static SearchDocument Of(CompanyChanged company, DateTimeOffset now)
    {
        var document = new SearchDocument { Id = company.Id, Kind = DocumentKind.Company };
        document.Change(company, now);
        return document;
    }

    public void Change(ChallengeChanged challenge, DateTimeOffset now)
    {
        (Challenge, SourceVersion, Searchable) = (challenge, challenge.Version, IsPublic(challenge.State));
        Changed(challenge.PublishedAt ?? challenge.OccurredAt, now);
    }

    public void Change(CompanyChanged company, DateTimeOffset now)
    {
        (Company, SourceVersion, Searchable) = (company, company.Version, company.State == CompanyState.Verified);
        Changed(company.VerifiedAt ?? company.OccurredAt, now);
    }

    /// <summary>Published and everything after; what never was public stays unseen.</summary>
    public static bool IsPublic(ChallengeState state) => state is not (ChallengeState.Draft or ChallengeState.InReview or ChallengeState.ChangesRequested or ChallengeState.Rejected);

    private void Changed(DateTimeOffset newest, DateTimeOffset now)
    {
        (NewestAt, ChangedAt, Sequence) = (newest, now, null);
        FindText = string.Join(' ', this.Texts().SelectMany(t => TextAnalysis.Tokens(t.Text)).Select(t => t.Word).Distinct());
    }
}
