using Marketplace.Contracts.Companies;

namespace Marketplace.Web.Pages.Company;

/// <summary>A company's profile as its form holds it, members named as in <see cref="CompanyProfile"/>.</summary>
public sealed class ProfileInput
{
    public CompanyKind? Kind { get; set; }
    public string? NameFa { get; set; }
    public string? NameEn { get; set; }
    public string? NationalId { get; set; }
    public string? RegistrationNumber { get; set; }
    public Seeker.Wizard.PlaceInput Place { get; set; } = new();
    public List<string?> IsicCodes { get; set; } = [];
    public int? Employees { get; set; }
    public List<CapabilityInput> Capabilities { get; set; } = [];
    public CertificateInput Certificate { get; set; } = new();
    public string? AboutFa { get; set; }
    public string? AboutEn { get; set; }

    /// <summary>One reference a line.</summary>
    public string? References { get; set; }
    public string? Website { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }

    /// <summary>The form of a profile as it is stored.</summary>
    public static ProfileInput Of(CompanyProfile profile) => new()
    {
        Kind = profile.Kind,
        NameFa = profile.NameFa,
        NameEn = profile.NameEn,
        NationalId = profile.NationalId,
        RegistrationNumber = profile.RegistrationNumber,
        Place = new() { Province = profile.Place.Province, County = profile.Place.County, Estate = profile.Place.Estate },
        IsicCodes = [.. profile.IsicCodes],
        Employees = profile.Employees,
        Capabilities = [.. profile.Capabilities.Select(c => new CapabilityInput { Field = c.Field, Trl = c.Trl, Evidence = c.Evidence })],
        Certificate = new() { Number = profile.Certificate?.Number, ExpiresOn = profile.Certificate?.ExpiresOn },
        AboutFa = profile.AboutFa,
        AboutEn = profile.AboutEn,
        References = string.Join('\n', profile.References),
        Website = profile.Website,
        Email = profile.Email,
        Phone = profile.Phone,
    };

    /// <summary>The profile to store. Digits of any script become Latin where they are a code; rows left empty are not there.</summary>
    public CompanyProfile Profile() => new()
    {
        Kind = Kind ?? default,
        NameFa = NameFa?.Trim() ?? "",
        NameEn = Text(NameEn),
        NationalId = Code(NationalId) ?? "",
        RegistrationNumber = Code(RegistrationNumber),
        Place = new(Place.Province ?? "", Text(Place.County), Text(Place.Estate)),
        IsicCodes = [.. IsicCodes.Select(Code).OfType<string>()],
        Employees = Employees,
        Capabilities = [.. Capabilities.Where(c => !c.IsEmpty).Select(c => new Capability(c.Field ?? "", c.Trl ?? 0, Text(c.Evidence)))],
        Certificate = Text(Certificate.Number) is null && Certificate.ExpiresOn is null ? null : new(Code(Certificate.Number) ?? "", Certificate.ExpiresOn ?? default),
        AboutFa = Text(AboutFa),
        AboutEn = Text(AboutEn),
        References = [.. (References ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        Website = Text(Website),
        Email = Text(Email),
        Phone = Code(Phone),
    };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static string? Code(string? typed) => Text(typed) is { } text ? Persian.Digits.ToLatin(text) : null;
}

/// <summary>A row of technologies.</summary>
public sealed class CapabilityInput
{
    public string? Field { get; set; }
    public int? Trl { get; set; }
    public string? Evidence { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Field + Evidence) && Trl is null;
}

/// <summary>The certificate of a knowledge-based firm.</summary>
public sealed class CertificateInput
{
    public string? Number { get; set; }
    public DateOnly? ExpiresOn { get; set; }
}
