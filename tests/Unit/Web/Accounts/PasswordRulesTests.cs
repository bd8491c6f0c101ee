using Marketplace.Web.Accounts;
using Shouldly;

namespace Marketplace.Tests.Unit.Web.Accounts;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("seven77", "Password.Short")]
    [InlineData("password", "Password.Common")]
    [InlineData("PassWord", "Password.Common")]
    [InlineData("Password1!", "Password.Common")]
    [InlineData("۱۲۳۴۵۶۷۸", "Password.Common")]
    [InlineData("qwertyui", "Password.Common")]
    [InlineData("87654321", "Password.Common")]
    [InlineData("abababab", "Password.Common")]
    [InlineData("abcabcabc", "Password.Common")]
    [InlineData("esteghlal1403", "Password.Common")]
    [InlineData("rastegar1980", "Password.Personal")]
    [InlineData("Sara.Rastegar", "Password.Personal")]
    [InlineData("sara.rastegar@example.org", "Password.Personal")]
    [InlineData("a river of stones", null)]
    [InlineData("رودخانهٔ آرام", null)]
    [InlineData("kT9#vLq2", null)]
    [InlineData("correcthorse", null)]
    public void Refuses_what_is_guessed_first_and_nothing_for_its_composition(string password, string? refusal) =>
        PasswordRules.Refuse(password, "sara.rastegar@example.org", "Sara Rastegar").ShouldBe(refusal);

    [Fact]
    public void Takes_a_sentence_but_not_a_book()
    {
        PasswordRules.Refuse(string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},"))[..110], null, null).ShouldBeNull();
        PasswordRules.Refuse(new string('x', 90) + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},")), null, null).ShouldBe("Password.Long");
    }
}
