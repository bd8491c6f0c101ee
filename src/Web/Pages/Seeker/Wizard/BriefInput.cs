using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Web.Persian;

namespace Marketplace.Web.Pages.Seeker.Wizard;

/// <summary>
/// A brief as its form holds it. Members are named as in <see cref="ChallengeBrief"/>, so that a service's messages find their
/// fields; anything may be missing.
/// </summary>
public sealed class BriefInput
{
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public ProblemInput Problem { get; set; } = new();
    public List<IndicatorInput> Indicators { get; set; } = [];
    public int? RequiredTrl { get; set; }
    public List<string> Fields { get; set; } = [];
    public string? IsicCode { get; set; }
    public PlaceInput Place { get; set; } = new();
    public BudgetInput Budget { get; set; } = new();
    public int? CoFundingPercent { get; set; }

    /// <summary>Last day of questions, to its end in legal time.</summary>
    public DateOnly? QuestionsUntil { get; set; }

    /// <summary>The instant of closing, to the minute; usually at <see cref="ClosingHour"/> in legal time.</summary>
    public DateTimeOffset? ClosesAt { get; set; }
    public int? StandstillDays { get; set; }
    public List<CriterionInput> Criteria { get; set; } = [];
    public CooperationType? Cooperation { get; set; }
    public IpTerms? IpTerms { get; set; }
    public List<CompanyKind> OpenTo { get; set; } = [];
    public bool HideOfferCount { get; set; }
    public string? ConfidentialAnnex { get; set; }

    /// <summary>Language of the brief: <c>fa</c> or <c>en</c>.</summary>
    public string? Language { get; set; }

    /// <summary>The hour offers close on their day.</summary>
    public static readonly TimeOnly ClosingHour = new(14, 0);

    /// <summary>The form of a brief as it is stored.</summary>
    public static BriefInput Of(ChallengeBrief brief) => new()
    {
        Title = brief.Title,
        Summary = brief.Summary,
        Problem = new() { Today = brief.Problem?.Today, Tried = brief.Problem?.Tried, Constraints = brief.Problem?.Constraints, Users = brief.Problem?.Users },
        Indicators = [.. brief.Indicators.Select(i => new IndicatorInput { Name = i.Name, Unit = i.Unit, Baseline = i.Baseline, Target = i.Target })],
        RequiredTrl = brief.RequiredTrl,
        Fields = [.. brief.Fields],
        IsicCode = brief.IsicCode,
        Place = new() { Province = brief.Place?.Province, County = brief.Place?.County, Estate = brief.Place?.Estate },
        Budget = new() { Kind = brief.Budget?.Kind, Min = brief.Budget?.Min, Max = brief.Budget?.Max },
        CoFundingPercent = brief.CoFundingPercent,
        QuestionsUntil = brief.QuestionsUntil is { } questions ? LegalTime.Day(questions) : null,
        ClosesAt = brief.ClosesAt,
        StandstillDays = brief.StandstillDays,
        Criteria = [.. brief.Criteria.Select(c => new CriterionInput { Id = c.Id, Name = c.Name, Weight = c.Weight, Minimum = c.Minimum })],
        Cooperation = brief.Cooperation,
        IpTerms = brief.IpTerms,
        OpenTo = [.. brief.OpenTo],
        HideOfferCount = brief.HideOfferCount,
        ConfidentialAnnex = brief.ConfidentialAnnex,
        Language = brief.Language,
    };

    /// <summary>The stored brief with one step's answers replaced by those of this form; rows left empty are not there.</summary>
    public ChallengeBrief Into(ChallengeBrief brief, WizardStep step) => step switch
    {
        WizardStep.Problem => brief with
        {
            Title = Title?.Trim() ?? "",
            Summary = Text(Summary),
            Problem = Problem.IsEmpty ? null : new(Problem.Today?.Trim() ?? "", Text(Problem.Tried), Text(Problem.Constraints), Text(Problem.Users)),
            Language = Language ?? brief.Language,
        },
        WizardStep.Outcomes => brief with
        {
            Indicators = [.. Indicators.Where(i => !i.IsEmpty).Select(i => new Indicator(i.Name?.Trim() ?? "", i.Unit?.Trim() ?? "", i.Baseline, i.Target))],
            RequiredTrl = RequiredTrl,
        },
        WizardStep.Field => brief with
        {
            Fields = Fields,
            IsicCode = Text(IsicCode),
            Place = Place.IsEmpty ? null : new(Place.Province ?? "", Text(Place.County), Text(Place.Estate)),
        },
        WizardStep.Budget => brief with
        {
            Budget = BudgetOf(brief.Budget?.Currency),
            CoFundingPercent = CoFundingPercent,
            QuestionsUntil = Kept(brief.QuestionsUntil, QuestionsUntil, LegalTime.EndOf),
            ClosesAt = Kept(brief.ClosesAt, ClosesAt),
            StandstillDays = StandstillDays ?? brief.StandstillDays,
        },
        WizardStep.Criteria => brief with
        {
            Criteria = [.. Criteria.Where(c => !c.IsEmpty).Select(c => new Criterion(c.Id ?? Guid.Empty, c.Name?.Trim() ?? "", c.Weight ?? 0, c.Minimum))],
        },
        WizardStep.Terms => brief with { Cooperation = Cooperation, IpTerms = IpTerms, OpenTo = OpenTo, HideOfferCount = HideOfferCount },
        WizardStep.Annex => brief with { ConfidentialAnnex = Text(ConfidentialAnnex) },
        _ => brief,
    };

    private Budget? BudgetOf(string? currency) => Budget.Kind switch
    {
        null => null,
        BudgetKind.Exact => new(BudgetKind.Exact, null, Budget.Max, currency ?? MoneyText.Rial),
        { } kind => new(kind, Budget.Min, Budget.Max, currency ?? MoneyText.Rial),
    };

    // A brief from elsewhere may close at another hour; a day that was not changed keeps it.
    private static DateTimeOffset? Kept(DateTimeOffset? stored, DateOnly? day, Func<DateOnly, DateTimeOffset> instant) =>
        day is null ? null : stored is { } s && LegalTime.Day(s) == day ? s : instant(day.Value);

    // The page shows no seconds: whoever leaves the minute as it is leaves the instant as it is.
    private static DateTimeOffset? Kept(DateTimeOffset? stored, DateTimeOffset? typed) =>
        stored is { } s && typed is { } t && s.UtcTicks / TimeSpan.TicksPerMinute == t.UtcTicks / TimeSpan.TicksPerMinute ? s : typed;

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>The problem in the seeker's words.</summary>
public sealed class ProblemInput
{
    public string? Today { get; set; }
    public string? Tried { get; set; }
    public string? Constraints { get; set; }
    public string? Users { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Today + Tried + Constraints + Users);
}

/// <summary>A row of indicators.</summary>
public sealed class IndicatorInput
{
    public string? Name { get; set; }
    public string? Unit { get; set; }
    public decimal? Baseline { get; set; }
    public decimal? Target { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name + Unit) && Baseline is null && Target is null;
}

/// <summary>Where a solution is to work.</summary>
public sealed class PlaceInput
{
    public string? Province { get; set; }
    public string? County { get; set; }
    public string? Estate { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Province + County + Estate);
}

/// <summary>The budget in rial; <see cref="Max"/> is also the exact amount.</summary>
public sealed class BudgetInput
{
    public BudgetKind? Kind { get; set; }
    public decimal? Min { get; set; }
    public decimal? Max { get; set; }
}

/// <summary>A row of criteria.</summary>
public sealed class CriterionInput
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public int? Weight { get; set; }
    public int? Minimum { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && Weight is null && Minimum is null;
}
