using Marketplace.Contracts.Companies;
using Marketplace.Platform.Taxonomies;
using Marketplace.Web.Fields;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Company;

/// <summary>A profile's answers in words.</summary>
public static class ProfileAnswers
{
    /// <summary>The answers, in the order of the form.</summary>
    public static IReadOnlyList<Answer> Of(CompanyProfile profile, IStringLocalizer<CompaniesText> texts)
    {
        var language = Languages.Current;
        return
        [
            Said("Kind", texts["Kind"], Taxonomies.CompanyKinds.Name(profile.Kind.ToString())),
            Said("NameFa", texts["NameFa"], profile.NameFa), Said("NameEn", texts["NameEn"], profile.NameEn),
            Said("NationalId", texts["NationalId"], profile.NationalId), Said("RegistrationNumber", texts["RegistrationNumber"], profile.RegistrationNumber),
            Said("Place.Province", texts["Province"], Taxonomies.Provinces.Name(profile.Place.Province)),
            Said("Place.County", texts["County"], profile.Place.County), Said("Place.Estate", texts["Estate"], profile.Place.Estate),
            new("Input.IsicCodes", texts["Isic"], [.. profile.IsicCodes.Select(c => $"{c} – {Taxonomies.Isic.Name(c)}")]),
            Said("Employees", texts["Employees"], profile.Employees is { } people ? PersianNumbers.Format(people, language) : null),
            new("Input.Capabilities", texts["Technologies"], [.. profile.Capabilities.Select(c => texts["Capability.Line", Taxonomies.Fields.Name(c.Field), c.Trl].Value)]),
            Said("Certificate", texts["Certificate"], profile.Certificate is { } c ? texts["Certificate.Line", c.Number, c.ExpiresOn].Value : null),
            Said("AboutFa", texts["AboutFa"], profile.AboutFa), Said("AboutEn", texts["AboutEn"], profile.AboutEn),
            new("Input.References", texts["References"], profile.References),
            Said("Website", texts["Website"], profile.Website), Said("Email", texts["Email"], profile.Email), Said("Phone", texts["Phone"], profile.Phone),
        ];
    }

    private static Answer Said(string field, string label, string? text) => new($"Input.{field}", label, string.IsNullOrWhiteSpace(text) ? [] : [text]);
}
