using Marketplace.Contracts.Companies;
using Marketplace.Platform.Domain;

namespace Marketplace.Companies.Domain;

/// <summary>An organisation and who may act for it. The one place where its state changes.</summary>
public sealed class Company : Aggregate
{
    private readonly List<Member> _members = [];

    private Company() { }

    public CompanyState State { get; private set; }

    /// <summary>Why it was returned or suspended.</summary>
    public string? StateReason { get; private set; }

    public CompanyProfile Profile { get; private set; } = null!;

    // Kept beside the profile to be looked up and kept unique.
    public CompanyKind Kind { get; private set; }
    public string NationalId { get; private set; } = "";
    public string NameFa { get; private set; } = "";
    public string? NameEn { get; private set; }

    /// <summary>Both names and the national id as <see cref="NameKeys.ToFind"/> leaves them.</summary>
    public string FindKey { get; private set; } = "";
    public string SortKey { get; private set; } = "";
    public string Province { get; private set; } = "";
    public List<string> Fields { get; private set; } = [];

    /// <summary>An officer let this small industry solve as well.</summary>
    public bool SolvingGranted { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }

    public IReadOnlyList<Member> Members => _members;

    /// <summary>Any verified company but a programme body may seek.</summary>
    public bool MaySeek => State == CompanyState.Verified && Kind != CompanyKind.ProgrammeBody;

    /// <summary>Every verified kind but programme bodies may solve; a small industry once an officer granted it.</summary>
    public bool MaySolve => State == CompanyState.Verified && Kind != CompanyKind.ProgrammeBody && (Kind != CompanyKind.SmallIndustry || SolvingGranted);

    public static Company Register(CompanyProfile profile, Guid ownerId, string ownerName, DateTimeOffset now)
    {
        var company = new Company { Id = Guid.CreateVersion7(now), State = CompanyState.Draft, CreatedAt = now };
        company._members.Add(new Member(company.Id, ownerId, ownerName, MemberRole.Owner, now));
        company.Describe(profile);
        company.Touch();
        return company;
    }

    public void Change(CompanyProfile profile)
    {
        Demand(State is CompanyState.Draft or CompanyState.Returned or CompanyState.Verified, "company.not_editable");
        var identity = profile.Kind != Kind ? "kind" : profile.NationalId != NationalId ? "nationalId" : null;
        if (State == CompanyState.Verified && identity is not null) throw new RuleException("company.identity_fixed") { Field = identity, Kind = RuleKind.Content };
        Describe(profile);
        Touch();
    }

    public void Submit(DateTimeOffset now)
    {
        Demand(State is CompanyState.Draft or CompanyState.Returned, "company.not_submittable");
        (State, StateReason, SubmittedAt) = (CompanyState.Submitted, null, now);
        Touch();
    }

    public void Verify(DateTimeOffset now)
    {
        Demand(State == CompanyState.Submitted, "company.not_submitted");
        (State, StateReason, VerifiedAt) = (CompanyState.Verified, null, now);
        Touch();
    }

    public void Return(string reason)
    {
        Demand(State == CompanyState.Submitted, "company.not_submitted");
        (State, StateReason) = (CompanyState.Returned, reason);
        Touch();
    }

    public void Suspend(string reason)
    {
        Demand(State == CompanyState.Verified, "company.not_verified");
        (State, StateReason) = (CompanyState.Suspended, reason);
        Touch();
    }

    public void Reinstate(string reason)
    {
        Demand(State == CompanyState.Suspended, "company.not_suspended");
        (State, StateReason) = (CompanyState.Verified, reason);
        Touch();
    }

    /// <returns>Whether it was not granted before.</returns>
    public bool GrantSolving()
    {
        Demand(Kind == CompanyKind.SmallIndustry, "company.needs_no_grant");
        Demand(State == CompanyState.Verified, "company.not_verified");
        if (SolvingGranted) return false;
        SolvingGranted = true;
        Touch();
        return true;
    }

    public Member Join(Guid personId, string displayName, MemberRole role, DateTimeOffset now)
    {
        Demand(_members.TrueForAll(m => m.PersonId != personId), "company.already_member");
        var member = new Member(Id, personId, displayName, role, now);
        _members.Add(member);
        Touch();
        return member;
    }

    public void ChangeRole(Guid personId, MemberRole role)
    {
        var member = MemberOf(personId);
        Demand(member.Role != MemberRole.Owner || role == MemberRole.Owner || HasAnotherOwner(personId), "company.needs_owner");
        member.Role = role;
        Touch();
    }

    public void Remove(Guid personId)
    {
        var member = MemberOf(personId);
        Demand(member.Role != MemberRole.Owner || HasAnotherOwner(personId), "company.needs_owner");
        _members.Remove(member);
        Touch();
    }

    /// <summary>A member's name as of a version of the person; older news is ignored. No new version: names of members are nobody else's concern.</summary>
    public void NameMember(Guid personId, string displayName, long personVersion)
    {
        if (_members.Find(m => m.PersonId == personId) is not { } member || member.PersonVersion >= personVersion) return;
        (member.DisplayName, member.PersonVersion) = (displayName, personVersion);
    }

    private bool HasAnotherOwner(Guid personId) => _members.Exists(m => m.PersonId != personId && m.Role == MemberRole.Owner);

    private Member MemberOf(Guid personId) => _members.Find(m => m.PersonId == personId) ?? throw new RuleException("company.no_such_member");

    private void Describe(CompanyProfile profile)
    {
        Profile = profile;
        (Kind, NationalId, NameFa, NameEn, Province) = (profile.Kind, profile.NationalId, profile.NameFa, profile.NameEn, profile.Place.Province);
        Fields = [.. profile.Capabilities.Select(c => c.Field).Distinct()];
        (FindKey, SortKey) = ($"{NameKeys.ToFind(NameFa)} {NameKeys.ToFind(NameEn ?? "")} {NationalId}", NameKeys.ToSort(NameFa));
    }

    private static void Demand(bool holds, string code)
    {
        if (!holds) throw new RuleException(code);
    }
}

/// <summary>A person in a company.</summary>
public sealed class Member
{
    private Member() { }

    internal Member(Guid companyId, Guid personId, string displayName, MemberRole role, DateTimeOffset since) =>
        (CompanyId, PersonId, DisplayName, Role, Since) = (companyId, personId, displayName, role, since);

    public Guid CompanyId { get; private set; }
    public Guid PersonId { get; private set; }
    public string DisplayName { get; internal set; } = "";
    public MemberRole Role { get; internal set; }
    public DateTimeOffset Since { get; private set; }

    /// <summary>The version of the person the name is from; 0 when it came from a token.</summary>
    public long PersonVersion { get; internal set; }
}
