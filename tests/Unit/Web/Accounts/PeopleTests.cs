using System.Security.Claims;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Sessions;
using Marketplace.Web.Shell;
using Microsoft.Extensions.Options;
using Shouldly;
using Claim = System.Security.Claims.Claim;

namespace Marketplace.Tests.Unit.Web.Accounts;

public class PeopleTests
{
    [Theory]
    [InlineData("  مریم   رستگار ", null)]
    [InlineData("علی‌رضا", null)]
    [InlineData("Jean-Luc O'Neill", null)]
    [InlineData("x", "DisplayName.Length")]
    [InlineData("12345", "DisplayName.Invalid")]
    [InlineData("<b>Sara</b>", "DisplayName.Invalid")]
    [InlineData("Sara‮Rastegar", "DisplayName.Invalid")]
    [InlineData("Sara\0Rastegar", "DisplayName.Invalid")]
    public void Names_are_what_people_are_called(string typed, string? refusal) => PersonName.Refuse(typed).ShouldBe(refusal);

    [Fact]
    public void A_name_is_kept_with_single_spaces() => PersonName.Read("  مریم   رستگار ").ShouldBe("مریم رستگار");

    [Theory]
    [InlineData("a@example.org", true)]
    [InlineData("first.last+tag@sub.example.co.ir", true)]
    [InlineData("a@localhost", false)]
    [InlineData("a@b@example.org", false)]
    [InlineData("Sara <a@example.org>", false)]
    [InlineData("a@example.org,b@example.org", false)]
    [InlineData("a@example.org\r\nBcc: x@example.org", false)]
    [InlineData("نام@example.org", false)]
    [InlineData("", false)]
    public void Addresses_are_such_that_mail_arrives(string text, bool valid) => EmailForm.IsValid(text).ShouldBe(valid);

    [Theory]
    [InlineData("123 456", "123456")]
    [InlineData("۱۲۳۴۵۶", "123456")]
    [InlineData("123-456", "123456")]
    [InlineData(" abcde-fghjk ", "ABCDE-FGHJK")]
    public void Codes_are_read_as_people_type_them(string typed, string code) => AuthenticatorCode.Read(typed).ShouldBe(code);

    [Theory]
    [InlineData(true, null, ProgrammeRole.Officer, false)]
    [InlineData(true, "pwd", ProgrammeRole.Officer, false)]
    [InlineData(true, "pwd", ProgrammeRole.Administrator, false)]
    [InlineData(true, "pwd", ProgrammeRole.Council, true)]
    [InlineData(true, SecondFactor.Code, ProgrammeRole.Officer, true)]
    [InlineData(true, SecondFactor.Passkey, ProgrammeRole.Administrator, true)]
    [InlineData(false, "pwd", ProgrammeRole.Officer, true)]
    public void Officers_and_administrators_have_their_role_after_a_second_factor(bool demanded, string? began, ProgrammeRole role, bool granted)
    {
        var session = Session((SessionClaim.Appointed, role.ToString()), (SecondFactor.Method, began));
        new SecondFactor(Options.Create(new AccountOptions { DemandSecondFactor = demanded })).Grant(session);
        Caller.Of(session).Roles.Contains(role).ShouldBe(granted);
        SecondFactor.IsMissing(session).ShouldBe(!granted);
    }

    [Fact]
    public void A_session_read_anew_keeps_how_it_began_and_its_company_while_Companies_is_away()
    {
        var before = Session((SecondFactor.Method, SecondFactor.Code), ("company", Guid.Empty.ToString()), ("company_role", "Owner"), ("role", "Officer"));
        var renewed = Session((SessionClaim.Appointed, "Officer"), (SessionClaim.CompanyUnknown, "true"));
        SessionClaims.KeepCompany(before, renewed);
        new SecondFactor(Options.Create(new AccountOptions())).Renew(before, renewed);
        Caller.Of(renewed).IsOfficer.ShouldBeTrue();
        Caller.Of(renewed).CompanyRole.ShouldBe(MemberRole.Owner);

        var removed = Session((SessionClaim.Appointed, "Officer"));
        SessionClaims.KeepCompany(before, removed);
        Caller.Of(removed).CompanyRole.ShouldBeNull();
    }

    [Fact]
    public void The_company_chosen_is_acted_for_only_by_its_members()
    {
        var (one, other) = (Membership(), Membership());
        SessionClaims.Choose([one, other], null).ShouldBe(one);
        SessionClaims.Choose([one, other], other.CompanyId).ShouldBe(other);
        SessionClaims.Choose([one], other.CompanyId).ShouldBeNull();
        SessionClaims.Choose([], null).ShouldBeNull();
    }

    [Fact]
    public void Menus_follow_roles_and_company()
    {
        var person = Session((SessionClaim.Seeks, "true"), (SessionClaim.Solves, "true"), ("role", "Council"));
        ShellStates.RolesOf(person, Caller.Of(person)).ShouldBe([ShellRole.Council, ShellRole.Solver, ShellRole.Seeker]);
        ShellStates.RolesOf(Session(), Caller.Nobody).ShouldBeEmpty();
    }

    private static Membership Membership() => new(Guid.CreateVersion7(), "نام", null, CompanyKind.Startup, CompanyState.Draft, MemberRole.Owner, false, false);

    private static ClaimsPrincipal Session(params (string Type, string? Value)[] claims) =>
        new(new ClaimsIdentity(claims.Where(c => c.Value is not null).Select(c => new Claim(c.Type, c.Value!)), "session"));
}
