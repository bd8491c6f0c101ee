using System.Reflection;
using System.Text.RegularExpressions;
using FluentValidation;
using Marketplace.Platform.Http;
using Marketplace.Tests.Unit.Web;
using Shouldly;

namespace Marketplace.Tests.Unit.Platform.Http;

/// <summary>Whatever a rule refuses with has words in the caller's language, with its numbers in that language's digits.</summary>
public sealed partial class RuleTextsTests
{
    private static readonly string[] Services = ["Companies", "Challenges", "Offers", "Search", "Programme", "Notifications"];

    private static readonly Dictionary<string, Action<InlineValidator<Sample>>> Checks = new()
    {
        ["NotEmpty"] = v => v.RuleFor(s => s.Nothing).NotEmpty(),
        ["NotNull"] = v => v.RuleFor(s => s.Nothing).NotNull(),
        ["Empty"] = v => v.RuleFor(s => s.Text).Empty(),
        ["Null"] = v => v.RuleFor(s => s.Text).Null(),
        ["MaximumLength"] = v => v.RuleFor(s => s.Text).MaximumLength(2),
        ["MinimumLength"] = v => v.RuleFor(s => s.Text).MinimumLength(1200),
        ["Length"] = v => v.RuleFor(s => s.Text).Length(10, 1200),
        ["EmailAddress"] = v => v.RuleFor(s => s.Text).EmailAddress(),
        ["Matches"] = v => v.RuleFor(s => s.Text).Matches("^[A-Z]{3}$"),
        ["IsInEnum"] = v => v.RuleFor(s => s.Day).IsInEnum(),
        ["InclusiveBetween"] = v => v.RuleFor(s => s.Number).InclusiveBetween(10, 1200),
        ["ExclusiveBetween"] = v => v.RuleFor(s => s.Number).ExclusiveBetween(10, 1200),
        ["GreaterThan"] = v => v.RuleFor(s => s.Number).GreaterThan(1200),
        ["GreaterThanOrEqualTo"] = v => v.RuleFor(s => s.Number).GreaterThanOrEqualTo(1200),
        ["LessThan"] = v => v.RuleFor(s => s.Number).LessThan(2),
        ["LessThanOrEqualTo"] = v => v.RuleFor(s => s.Number).LessThanOrEqualTo(2),
        ["Equal"] = v => v.RuleFor(s => s.Number).Equal(7),
        ["NotEqual"] = v => v.RuleFor(s => s.Number).NotEqual(5),
        ["PrecisionScale"] = v => v.RuleFor(s => s.Amount).PrecisionScale(2, 1, ignoreTrailingZeros: true),
        ["Must"] = v => v.RuleFor(s => s.Text).Must(_ => false),
    };

    [Theory]
    [InlineData("fa")]
    [InlineData("en")]
    public void Every_code_a_service_refuses_with_has_words(string language)
    {
        foreach (var service in Services)
        {
            var texts = TextsOf(service);
            var codes = Sources(service).SelectMany(f => Refusal().Matches(Renamed().Replace(File.ReadAllText(f), ""))).SelectMany(m => Code().Matches(m.Value)).Select(m => m.Groups[1].Value).Distinct().ToList();
            In(language, () => codes.Where(c => texts.Find(c) is null).ShouldBeEmpty(service));
            In(language, () => codes.Where(c => language == "fa" && !PersianLetter().IsMatch(texts.Find(c)!)).ShouldBeEmpty($"{service} says this in English"));
        }
    }

    [Fact]
    public void Every_kind_of_check_a_service_makes_is_among_those_tried_here()
    {
        var kinds = typeof(DefaultValidatorExtensions).GetMethods().Where(m => m.ReturnType.Name.StartsWith("IRuleBuilderOptions`", StringComparison.Ordinal)).Select(m => m.Name).ToHashSet();
        var made = Services.SelectMany(Sources).Select(File.ReadAllText).Where(s => s.Contains("AbstractValidator<", StringComparison.Ordinal))
            .SelectMany(s => Call().Matches(s)).Select(m => m.Groups[1].Value).Where(kinds.Contains).Distinct().ToList();

        made.Count.ShouldBeGreaterThan(8);
        made.Except(Checks.Keys).Except(["ChildRules", "SetValidator"]).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_check_speaks_Persian_to_Persians_and_English_to_others()
    {
        var texts = TextsOf();
        foreach (var (kind, add) in Checks)
        {
            In("fa", () => Refused(add, texts)).ShouldSatisfyAllConditions(
                m => m.ShouldMatch("[آ-ی]", kind), m => m.ShouldNotMatch("[A-Za-z0-9{}']", kind));
            In("en", () => Refused(add, texts)).ShouldSatisfyAllConditions(
                m => m.ShouldMatch("[a-z]", kind), m => m.ShouldNotMatch("[آ-ی۰-۹{}']", kind));
        }
    }

    [Theory]
    [InlineData("fa", "شما ۱٬۲۰۰ جست‌وجوی ذخیره‌شده دارید.")]
    [InlineData("en", "You keep 1,200 searches already.")]
    public void Numbers_of_a_rule_are_written_as_the_language_does(string language, string begins) =>
        In(language, () => TextsOf("Search").Of("saved_search.too_many", 1200)).ShouldStartWith(begins);

    [Fact]
    public void What_somebody_wrote_is_said_as_it_is_written() =>
        In("fa", () => TextsOf("Search").Of("search.unknown_value", "2431")).ShouldContain("«2431»");

    private static string Refused(Action<InlineValidator<Sample>> add, Texts texts)
    {
        var validator = new InlineValidator<Sample>();
        add(validator);
        return Validation.Errors(validator.Validate(new Sample()), texts).Single().Message;
    }

    private static T In<T>(string language, Func<T> act)
    {
        using var _ = new InLanguage(language);
        return act();
    }

    private static void In(string language, Action act) => In(language, () =>
    {
        act();
        return true;
    });

    private static Texts TextsOf(params string[] services) => new(services
        .Select(s => (Name: $"Marketplace.{s}", Assembly: Assembly.Load($"Marketplace.{s}")))
        .Where(s => s.Assembly.GetManifestResourceNames().Contains($"{s.Name}.Texts.resources"))
        .Select(s => new TextSource($"{s.Name}.Texts", s.Assembly)));

    private static IEnumerable<string> Sources(string service) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", service), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private sealed class Sample
    {
        public string Text { get; } = "abc";
        public string? Nothing { get; }
        public int Number { get; } = 5;
        public decimal Amount { get; } = 1.2345m;
        public DayOfWeek Day { get; } = (DayOfWeek)99;
    }

    [GeneratedRegex(@"(?:WithErrorCode\(|\bErrorCode = |new RuleException\(|\bDemand\(|PreconditionException\(|\bRefuse\()[^;]*;")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"""([a-z_]+(?:\.[a-z_]+)+)""")]
    private static partial Regex Code();

    [GeneratedRegex(@"OverridePropertyName\(""[^""]+""\)")]
    private static partial Regex Renamed();

    [GeneratedRegex(@"\.(\w+)\(")]
    private static partial Regex Call();

    [GeneratedRegex("[آ-ی]")]
    private static partial Regex PersianLetter();
}
