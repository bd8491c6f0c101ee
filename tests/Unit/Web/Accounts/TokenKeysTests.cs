using System.Security.Cryptography;
using Marketplace.Web.Tokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;

namespace Marketplace.Tests.Unit.Web.Accounts;

public sealed class TokenKeysTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void The_newest_signs_once_it_has_been_published_long_enough()
    {
        var (old, fresh) = (Key("old", Now.AddDays(-90)), Key("fresh", Now));
        TokenKeys.Order([old, fresh], Now).Select(k => k.Id).ShouldBe(["old", "fresh"]);
        TokenKeys.Order([old, fresh], Now + TokenKeys.Lead).Select(k => k.Id).ShouldBe(["fresh", "old"]);
    }

    [Fact]
    public void The_only_one_signs_at_once()
    {
        TokenKeys.Order([Key("first", Now)], Now).ShouldHaveSingleItem().Id.ShouldBe("first");
        TokenKeys.Order([Key("one", Now), Key("two", Now.AddSeconds(1))], Now).Select(k => k.Id).ShouldBe(["one", "two"]);
        TokenKeys.Order([], Now).ShouldBeEmpty();
    }

    public void Dispose() => _key.Dispose();

    private TokenKey Key(string id, DateTimeOffset createdAt) => new(id, new ECDsaSecurityKey(_key), createdAt);
}
