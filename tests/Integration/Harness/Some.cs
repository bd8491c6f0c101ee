using Marketplace.Contracts.Companies;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>Valid things of which the test does not care what they say.</summary>
public static class Some
{
    private static long _next = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() % 1_000_000_000;

    public static string Key() => Guid.CreateVersion7().ToString();

    /// <summary>A valid national company id not used before in this run.</summary>
    public static string NationalId()
    {
        var ten = (1_000_000_000 + Interlocked.Increment(ref _next) % 9_000_000_000).ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
        int[] weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
        var tens = ten[9] - '0' + 2;
        var check = weights.Select((w, i) => (ten[i] - '0' + tens) * w).Sum() % 11;
        return ten + (check == 10 ? 0 : check);
    }

    /// <summary>Complete: it may be submitted as it is.</summary>
    public static CompanyProfile Profile(CompanyKind kind = CompanyKind.SmallIndustry) => new()
    {
        Kind = kind,
        NameFa = "ریخته‌گری نمونه",
        NameEn = "Sample Foundry",
        NationalId = NationalId(),
        Place = new Place("IR-03", "تبریز", "شهرک سلیمی"),
        IsicCodes = ["2431"],
        Employees = 45,
        Capabilities = [new Capability("advanced-materials", 6)],
        Certificate = kind == CompanyKind.KnowledgeBasedFirm ? new KnowledgeBasedCertificate("1405-1234", new DateOnly(2099, 1, 1)) : null,
        AboutFa = "قطعه‌های چدنی برای پمپ و شیر می‌ریزد.",
        AboutEn = "Casts iron parts for pumps and valves.",
        Email = "info@sample-foundry.example",
    };
}
