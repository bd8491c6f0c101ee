using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Taxonomies;
using Marketplace.Web.Fields;
using Marketplace.Web.Localization;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Seeker.Wizard;

/// <summary>A brief's answers by step, in words, for checking them before it is sent and for its seeker afterwards.</summary>
public static class BriefAnswers
{
    /// <summary>The answers of one step.</summary>
    public static IReadOnlyList<Answer> Of(ChallengeBrief brief, WizardStep step, IStringLocalizer<ChallengesText> texts)
    {
        var language = Languages.Current;
        return step switch
        {
            WizardStep.Problem =>
            [
                Said("Title", texts["Title"], brief.Title), Said("Summary", texts["Summary"], brief.Summary),
                Said("Problem.Today", texts["Today"], brief.Problem?.Today), Said("Problem.Tried", texts["Tried"], brief.Problem?.Tried),
                Said("Problem.Constraints", texts["Constraints"], brief.Problem?.Constraints), Said("Problem.Users", texts["Users"], brief.Problem?.Users),
                Said("Language", texts["Language"], texts[brief.Language == "en" ? "Language.en" : "Language.fa"]),
            ],
            WizardStep.Outcomes =>
            [
                Said("Indicators", texts["Indicators"], [.. brief.Indicators.Select(i => texts["Indicator.Line", i.Name, Number(i.Baseline), Number(i.Target), i.Unit].Value)]),
                Said("RequiredTrl", texts["Trl"], brief.RequiredTrl is { } trl ? Terms.TrlText(Option.ValueOf(trl)!) : null),
            ],
            WizardStep.Field =>
            [
                Said("Fields", texts["Fields"], [.. brief.Fields.Select(f => Taxonomies.Fields.Name(f))]),
                Said("IsicCode", texts["Isic"], brief.IsicCode is { } code ? $"{code} – {Taxonomies.Isic.Name(code)}" : null),
                Said("Place", texts["Place"], Terms.Where(brief.Place, estate: true)),
            ],
            WizardStep.Budget =>
            [
                Said("Budget", texts["Budget"], BudgetText(brief.Budget, texts)),
                Said("CoFundingPercent", texts["CoFunding"], brief.CoFundingPercent is { } share ? PersianNumbers.Percent(share, language) : null),
                Said("QuestionsUntil", texts["QuestionsUntil"], brief.QuestionsUntil is { } questions ? DateText.Full(LegalTime.Day(questions), language) : null),
                Said("ClosesAt", texts["ClosesAt"], brief.ClosesAt is { } closing ? DateText.FullTime(closing, language) : null),
                Said("StandstillDays", texts["Standstill"], texts.Count("Standstill.Days", brief.StandstillDays)),
            ],
            WizardStep.Criteria => [Said("Criteria", texts["Criteria"], [.. brief.Criteria.Select(c => CriterionText(c, texts))])],
            WizardStep.Terms =>
            [
                Said("Cooperation", texts["Cooperation"], brief.Cooperation is { } kind ? Taxonomies.CooperationTypes.Name(kind.ToString()) : null),
                Said("IpTerms", texts["Ip"], brief.IpTerms is { } ip ? Taxonomies.IpTerms.Name(ip.ToString()) : null),
                Said("OpenTo", texts["OpenTo"], brief.OpenTo.Count == 0 ? [texts["OpenTo.All"].Value] : [.. brief.OpenTo.Select(k => Taxonomies.CompanyKinds.Name(k.ToString()))]),
                Said("HideOfferCount", texts["HideCount"], texts[brief.HideOfferCount ? "HideCount.Yes" : "HideCount.No"]),
            ],
            WizardStep.Annex => [Said("ConfidentialAnnex", texts["Annex"], brief.ConfidentialAnnex)],
            _ => [],
        };
    }

    /// <summary>A budget in words, hidden ones with what only the seeker sees; null for none.</summary>
    public static string? BudgetText(Budget? budget, IStringLocalizer<ChallengesText> texts)
    {
        var amount = (budget?.Min, budget?.Max) switch
        {
            ({ } min, { } max) => MoneyText.Range(min, max, budget!.Currency, Languages.Current),
            (null, { } max) => MoneyText.Brief(max, budget!.Currency, Languages.Current),
            ({ } min, null) => MoneyText.Brief(min, budget!.Currency, Languages.Current),
            _ => null,
        };
        return budget?.Kind switch
        {
            null => null,
            BudgetKind.Hidden when amount is not null => texts["Budget.Hidden.Amount", amount],
            BudgetKind.Hidden => texts["Budget.Hidden"],
            _ => amount,
        };
    }

    private static string CriterionText(Criterion criterion, IStringLocalizer<ChallengesText> texts) => criterion.Minimum is { } minimum
        ? texts["Criterion.Line.Minimum", criterion.Name, criterion.Weight, minimum]
        : texts["Criterion.Line", criterion.Name, criterion.Weight];

    private static string Number(decimal? number) => number is { } n ? PersianNumbers.Format(n, Languages.Current) : "–";

    private static Answer Said(string field, string label, string? text) => new($"Input.{field}", label, string.IsNullOrWhiteSpace(text) ? [] : [text]);

    private static Answer Said(string field, string label, IReadOnlyList<string> lines) => new($"Input.{field}", label, lines);
}
