using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;

namespace Marketplace.Notifications.Domain;

/// <summary>How to reach a person. Of an erased one nothing is left but that it was erased.</summary>
public sealed class Person
{
    private Person() { }

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public string? Email { get; private set; }
    public string Language { get; private set; } = "fa";
    public bool IsOfficer { get; private set; }
    public bool Erased { get; private set; }

    public static Person HeardOf(Guid id) => new() { Id = id };

    /// <summary>An address not confirmed is not the person's yet, so it is not kept. Who was erased stays so, however late that is heard.</summary>
    public void Take(PersonChanged news)
    {
        if (Erased || news.Version <= Version && !news.Erased) return;
        (Version, Erased, Language) = (news.Version, news.Erased, news.Language);
        Email = !Erased && news.EmailConfirmed ? news.Email : null;
        IsOfficer = !Erased && news.Roles.Contains(ProgrammeRole.Officer);
    }
}

/// <summary>A company's name and who acts for it.</summary>
public sealed class KnownCompany
{
    private KnownCompany() { }

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public string NameFa { get; private set; } = "";
    public string? NameEn { get; private set; }
    public IReadOnlyList<CompanyMember> Members { get; private set; } = [];

    public Said Name => Said.Name(NameFa, NameEn);

    public static KnownCompany HeardOf(Guid id) => new() { Id = id };

    public void Take(CompanyChanged news)
    {
        if (news.Version <= Version) return;
        (Version, NameFa, NameEn, Members) = (news.Version, news.NameFa, news.NameEn, news.Members);
    }
}

/// <summary>A challenge's title, for events that do not carry it.</summary>
public sealed class KnownChallenge
{
    private KnownChallenge() { }

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public string Code { get; private set; } = "";
    public string Title { get; private set; } = "";

    public static KnownChallenge HeardOf(Guid id) => new() { Id = id };

    public void Take(ChallengeChanged news)
    {
        if (news.Version <= Version) return;
        (Version, Code, Title) = (news.Version, news.Code, news.Title);
    }
}

/// <summary>A company with a part in a challenge: interested, or with an offer in some state. Only the company itself is told anything because of it.</summary>
public sealed class Contestant
{
    private Contestant() { }

    public Guid ChallengeId { get; private set; }
    public Guid CompanyId { get; private set; }
    public bool Interested { get; private set; }
    public OfferState? Offer { get; private set; }
    public long OfferVersion { get; private set; }

    /// <summary>Whether news of the challenge concern it.</summary>
    public bool Follows { get; private set; }

    public static Contestant Of(Guid challengeId, Guid companyId) => new() { ChallengeId = challengeId, CompanyId = companyId };

    public void ShowsInterest() => Follows = Interested = true;

    public void OfferIs(OfferState state, long version)
    {
        if (version <= OfferVersion) return;
        (Offer, OfferVersion) = (state, version);
        Follows = Interested || state is not (OfferState.Withdrawn or OfferState.Lapsed);
    }
}
