using Marketplace.Companies.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Companies;

public sealed class NationalCompanyIdTests
{
    [Theory]
    [InlineData("14003778990", true)]
    [InlineData("10380284790", true)]
    [InlineData("14003778991", false)]
    [InlineData("1400377899", false)]
    [InlineData("۱۴۰۰۳۷۷۸۹۹۰", false)]
    [InlineData(null, false)]
    public void Accepts_eleven_digits_with_the_right_check_digit(string? text, bool valid) => NationalCompanyId.IsValid(text).ShouldBe(valid);
}
