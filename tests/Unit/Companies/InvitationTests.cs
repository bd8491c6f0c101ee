using Marketplace.Companies.Domain;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Companies;

public sealed class InvitationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Keeps_only_the_hash_of_its_secret()
    {
        var invitation = Create(out var token);

        Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/') + "=").Length.ShouldBe(32);
        invitation.TokenHash.ShouldBe(Invitation.Hash(token));
        invitation.TokenHash.ShouldNotContain(token);
    }

    [Fact]
    public void Is_accepted_once()
    {
        var invitation = Create(out _);
        invitation.Accept(Guid.CreateVersion7(), Now);

        Should.Throw<RuleException>(() => invitation.Accept(Guid.CreateVersion7(), Now)).Code.ShouldBe("invitation.used");
    }

    [Fact]
    public void Expires_after_seven_days()
    {
        var invitation = Create(out _);

        Should.Throw<RuleException>(() => invitation.Accept(Guid.CreateVersion7(), Now.AddDays(7))).Code.ShouldBe("invitation.expired");
        invitation.Accept(Guid.CreateVersion7(), Now.AddDays(7).AddTicks(-1));
    }

    private static Invitation Create(out string token) =>
        Invitation.Create(Guid.CreateVersion7(), "reza@example.com", MemberRole.Editor, Guid.CreateVersion7(), Now, out token);
}
