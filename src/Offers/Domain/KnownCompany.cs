using Marketplace.Contracts.Companies;

namespace Marketplace.Offers.Domain;

/// <summary>What this service must know of a company, as its own service last told.</summary>
public sealed class KnownCompany
{
    private KnownCompany() { }

    public KnownCompany(Guid id) => Id = id;

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public CompanyKind Kind { get; private set; }
    public string NameFa { get; private set; } = "";
    public string? NameEn { get; private set; }
    public bool MaySeek { get; private set; }
    public bool MaySolve { get; private set; }
    public IReadOnlyList<CompanyMember> Members { get; private set; } = [];

    /// <summary>Takes over a newer state; older news is ignored.</summary>
    public void Learn(CompanyChanged told)
    {
        if (told.Version <= Version) return;
        (Version, Kind, NameFa, NameEn, MaySeek, MaySolve, Members) = (told.Version, told.Kind, told.NameFa, told.NameEn, told.MaySeek, told.MaySolve, told.Members);
    }
}
