using Marketplace.Platform.Audit;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Platform.Audit;

public sealed class AuditValueTests
{
    [Theory]
    [InlineData("CH-1405-0187")]
    [InlineData("challenge.published")]
    public void A_code_may_stand_in_the_trail(string code) => Should.NotThrow(() => AuditValue.Code(code));

    [Theory]
    [InlineData("maryam@example.com")]
    [InlineData("a sentence of the offer")]
    [InlineData("مریم")]
    [InlineData("line\n")]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    public void Free_text_and_addresses_may_not_and_are_not_repeated(string text)
    {
        var error = Should.Throw<ArgumentException>(() => AuditValue.Code(text));
        if (text.Length > 0)
            error.Message.ShouldNotContain(text);
    }
}
