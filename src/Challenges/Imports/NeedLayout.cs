using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Http;
using Marketplace.Platform.Taxonomies;

namespace Marketplace.Challenges.Imports;

/// <summary>
/// Needs from Iran's public procurement portal, in Persian: <c>need_no, description, buyer, province, category, goods_group, service_group,
/// published_jalali</c>. A need is a line long; how it is measured and scored is what a reader would assume.
/// </summary>
internal static class NeedLayout
{
    private const string Source = "setadiran";
    private const string Services = "خدمات";
    private const string Manufacturing = "C";
    private const int InUse = 9;

    // By the beginning of a group's name: the source cuts long ones.
    private static readonly (string Group, string Field)[] FieldOfGroup =
    [
        ("دارو، پزشکی", "health-medical-devices"), ("کامپیوتر", "ict-software"), ("ابزارآلات اندازه", "sensors-instrumentation"),
        ("محصولات الکترونیکی", "electronics"), ("تجهیزات امنیتی", "electronics"), ("ابزارآلات الکتریکی", "electronics"),
        ("محصولات شیمیا", "chemicals-polymers"), ("پلاستیک", "chemicals-polymers"), ("لوازم خودرو", "automotive"), ("اتومبیل", "automotive"),
        ("تاسیسات و مصالح", "construction-materials"), ("ساختمان", "construction-materials"), ("مواد غذا", "food-agriculture"), ("پوشاک", "textile"),
        ("تامین برق", "energy"), ("حمل و نقل", "transport-logistics"),
    ];

    public static ImportRow Row(JsonElement json, ImportDefaults defaults)
    {
        var need = json.Deserialize<Need>(Json.Options)!;
        var (text, group) = (Clean(need.Description), string.IsNullOrEmpty(need.GoodsGroup) ? need.ServiceGroup : need.GoodsGroup);
        var services = need.Category == Services;
        return new ImportRow(Source, need.Number, new ChallengeBrief
        {
            Title = text,
            Summary = $"{text}. خریدار: {need.Buyer}.",
            Problem = new ProblemText(Problem(need, text, group), Users: need.Buyer),
            Indicators = [new Indicator("برآورده‌شدن نیاز چنان‌که شرح داده شده است", "بله (۱) یا نه (۰)", 0, 1)],
            RequiredTrl = InUse,
            Fields = [FieldOfGroup.FirstOrDefault(f => Key(group ?? "").StartsWith(Key(f.Group), StringComparison.Ordinal)).Field ?? "mechanical-manufacturing"],
            IsicCode = services ? Section(need.ServiceGroup) : Manufacturing,
            Place = new Place(Province(need.Province)),
            Cooperation = services ? CooperationType.TechnicalService : CooperationType.Purchase,
            IpTerms = IpTerms.StaysWithSolver,
            Budget = new Budget(BudgetKind.Hidden),
            Criteria =
            [
                new Criterion(Guid.Empty, "انطباق با نیاز", 40), new Criterion(Guid.Empty, "قیمت", 35),
                new Criterion(Guid.Empty, "زمان تحویل", 15), new Criterion(Guid.Empty, "سابقه و توان", 10),
            ],
            QuestionsUntil = defaults.QuestionsUntil,
            ClosesAt = defaults.ClosesAt,
            Language = "fa",
        }, defaults.Publish);
    }

    private static string Problem(Need need, string text, string? group)
    {
        var lines = new List<string> { text };
        if (!string.IsNullOrEmpty(need.Category)) lines.Add($"نوع: {need.Category}");
        if (!string.IsNullOrEmpty(group)) lines.Add($"گروه: {group}");
        if (!string.IsNullOrEmpty(need.Published)) lines.Add($"تاریخ انتشار در سامانهٔ تدارکات: {need.Published}");
        return string.Join('\n', lines);
    }

    private static string Province(string? name) =>
        Taxonomies.Provinces.Terms.FirstOrDefault(p => Key(p.NameFa!) == Key(name ?? ""))?.Code ?? throw new UnreadableRowException("province", "import.province");

    private static string Section(string? name) =>
        Taxonomies.Isic.Terms.FirstOrDefault(t => t.Parent is null && Key(t.NameFa!) == Key(name ?? ""))?.Code ?? Manufacturing;

    // The source writes "& #40;" for a bracket.
    private static string Clean(string text) => WebUtility.HtmlDecode(text.Replace("& #", "&#", StringComparison.Ordinal)).Trim();

    // Letters alone, in one form, so that spaces, half-spaces and marks do not tell names apart.
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter)
                key.Append(c switch { 'ي' or 'ى' => 'ی', 'ك' => 'ک', 'ة' => 'ه', _ => c });
        return key.ToString();
    }

    private sealed record Need(
        [property: JsonPropertyName("need_no")] string Number, string Description, string? Buyer = null, string? Province = null, string? Category = null,
        [property: JsonPropertyName("goods_group")] string? GoodsGroup = null, [property: JsonPropertyName("service_group")] string? ServiceGroup = null,
        [property: JsonPropertyName("published_jalali")] string? Published = null);
}
