using Marketplace.Companies.Domain;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Companies;

public sealed class CompanyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Owner = Guid.CreateVersion7();

    private static readonly Dictionary<string, Action<Company>> Steps = new()
    {
        ["change"] = c => c.Change(Profile(c.Kind)),
        ["submit"] = c => c.Submit(Now),
        ["verify"] = c => c.Verify(Now),
        ["return"] = c => c.Return("Add the county."),
        ["suspend"] = c => c.Suspend("Closed down."),
        ["reinstate"] = c => c.Reinstate("Open again."),
    };

    private static readonly Dictionary<CompanyState, string[]> Ways = new()
    {
        [CompanyState.Draft] = [],
        [CompanyState.Submitted] = ["submit"],
        [CompanyState.Returned] = ["submit", "return"],
        [CompanyState.Verified] = ["submit", "verify"],
        [CompanyState.Suspended] = ["submit", "verify", "suspend"],
    };

    private static readonly Dictionary<(CompanyState, string), CompanyState> Allowed = new()
    {
        [(CompanyState.Draft, "change")] = CompanyState.Draft,
        [(CompanyState.Draft, "submit")] = CompanyState.Submitted,
        [(CompanyState.Submitted, "verify")] = CompanyState.Verified,
        [(CompanyState.Submitted, "return")] = CompanyState.Returned,
        [(CompanyState.Returned, "change")] = CompanyState.Returned,
        [(CompanyState.Returned, "submit")] = CompanyState.Submitted,
        [(CompanyState.Verified, "change")] = CompanyState.Verified,
        [(CompanyState.Verified, "suspend")] = CompanyState.Suspended,
        [(CompanyState.Suspended, "reinstate")] = CompanyState.Verified,
    };

    public static TheoryData<CompanyState, string> EveryStepInEveryState =>
        new(Enum.GetValues<CompanyState>().SelectMany(state => Steps.Keys.Select(step => (state, step))));

    [Theory, MemberData(nameof(EveryStepInEveryState))]
    public void A_step_leads_where_it_may_and_nowhere_else(CompanyState from, string step)
    {
        var company = In(from);
        var version = company.Version;

        if (Allowed.TryGetValue((from, step), out var to))
        {
            Steps[step](company);
            company.State.ShouldBe(to);
            company.Version.ShouldBe(version + 1);
        }
        else
        {
            Should.Throw<RuleException>(() => Steps[step](company)).Code.ShouldStartWith("company.");
            (company.State, company.Version).ShouldBe((from, version));
        }
    }

    [Theory]
    [InlineData(CompanyKind.SmallIndustry, true, false)]
    [InlineData(CompanyKind.Startup, true, true)]
    [InlineData(CompanyKind.SciencePark, true, true)]
    [InlineData(CompanyKind.ProgrammeBody, false, false)]
    public void A_verified_company_may_seek_and_solve_by_its_kind(CompanyKind kind, bool seek, bool solve)
    {
        In(CompanyState.Submitted, kind).ShouldSatisfyAllConditions(c => c.MaySeek.ShouldBeFalse(), c => c.MaySolve.ShouldBeFalse());
        In(CompanyState.Verified, kind).ShouldSatisfyAllConditions(c => c.MaySeek.ShouldBe(seek), c => c.MaySolve.ShouldBe(solve));
    }

    [Fact]
    public void A_small_industry_may_solve_once_it_is_granted()
    {
        var company = In(CompanyState.Verified);

        company.GrantSolving().ShouldBeTrue();
        company.GrantSolving().ShouldBeFalse();

        company.MaySolve.ShouldBeTrue();
    }

    [Fact]
    public void A_verified_company_keeps_its_national_id_and_kind()
    {
        var company = In(CompanyState.Verified);

        Should.Throw<RuleException>(() => company.Change(Profile() with { NationalId = "10100000002" })).Field.ShouldBe("nationalId");
        Should.Throw<RuleException>(() => company.Change(Profile(CompanyKind.Startup))).Field.ShouldBe("kind");
    }

    [Fact]
    public void The_last_owner_can_neither_step_down_nor_leave()
    {
        var company = In(CompanyState.Draft);
        var other = Guid.CreateVersion7();
        company.Join(other, "Reza", MemberRole.Editor, Now);

        Should.Throw<RuleException>(() => company.ChangeRole(Owner, MemberRole.Editor)).Code.ShouldBe("company.needs_owner");
        Should.Throw<RuleException>(() => company.Remove(Owner)).Code.ShouldBe("company.needs_owner");

        company.ChangeRole(other, MemberRole.Owner);
        company.Remove(Owner);
        company.Members.ShouldHaveSingleItem().PersonId.ShouldBe(other);
    }

    [Fact]
    public void A_members_name_follows_the_newest_news_of_the_person_only()
    {
        var company = In(CompanyState.Draft);

        company.NameMember(Owner, "Maryam Ahmadi", 3);
        company.NameMember(Owner, "Maryam", 2);

        company.Members[0].DisplayName.ShouldBe("Maryam Ahmadi");
    }

    private static Company In(CompanyState state, CompanyKind kind = CompanyKind.SmallIndustry)
    {
        var company = Company.Register(Profile(kind), Owner, "Maryam", Now);
        foreach (var step in Ways[state]) Steps[step](company);
        return company;
    }

    private static CompanyProfile Profile(CompanyKind kind = CompanyKind.SmallIndustry) => new()
    {
        Kind = kind,
        NameFa = "ریخته‌گری نمونه",
        NationalId = "10100000001",
        Place = new Place("IR-03", "تبریز"),
    };
}
