using System.Globalization;
using Marketplace.Web.Persian;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public class MoneyTests
{
    [Theory]
    [InlineData("0", "صفر", "zero")]
    [InlineData("7", "هفت", "seven")]
    [InlineData("21", "بیست و یک", "twenty-one")]
    [InlineData("100", "صد", "one hundred")]
    [InlineData("115", "صد و پانزده", "one hundred and fifteen")]
    [InlineData("1000", "هزار", "one thousand")]
    [InlineData("1005", "هزار و پنج", "one thousand and five")]
    [InlineData("1234", "هزار و دویست و سی و چهار", "one thousand two hundred and thirty-four")]
    [InlineData("21000", "بیست و یک هزار", "twenty-one thousand")]
    [InlineData("1000000", "یک میلیون", "one million")]
    [InlineData("180000000", "صد و هشتاد میلیون", "one hundred and eighty million")]
    [InlineData("1200000000", "یک میلیارد و دویست میلیون", "one billion two hundred million")]
    [InlineData("3000000000001", "سه تریلیون و یک", "three trillion and one")]
    [InlineData("-45", "منفی چهل و پنج", "minus forty-five")]
    [InlineData("12.5", "دوازده و پنج دهم", "twelve point five")]
    [InlineData("0.25", "بیست و پنج صدم", "zero point two five")]
    [InlineData("0.05", "پنج صدم", "zero point zero five")]
    [InlineData("1.000001", "یک و یک میلیونیم", "one point zero zero zero zero zero one")]
    [InlineData("2.9999999", "سه", "three")]
    public void Numbers_are_said(string value, string persian, string english)
    {
        NumberWords.Say(Number(value), Language.Persian).ShouldBe(persian);
        NumberWords.Say(Number(value), Language.English).ShouldBe(english);
    }

    [Fact]
    public void The_largest_number_has_words()
    {
        NumberWords.Say(decimal.MaxValue, Language.Persian).ShouldStartWith("هفتاد و نه اکتیلیون");
        NumberWords.Say(decimal.MinValue, Language.English).ShouldStartWith("minus seventy-nine octillion");
    }

    [Theory]
    [InlineData("12000000000", "یک میلیارد و دویست میلیون تومان", "one billion two hundred million toman")]
    [InlineData("1800000000", "صد و هشتاد میلیون تومان", "one hundred and eighty million toman")]
    [InlineData("12345", "هزار و دویست و سی و چهار تومان و پنج ریال", "one thousand two hundred and thirty-four toman and five rial")]
    [InlineData("5", "پنج ریال", "five rial")]
    [InlineData("0", "صفر تومان", "zero toman")]
    [InlineData("-100", "منفی ده تومان", "minus ten toman")]
    public void Rials_are_said_in_toman(string rial, string persian, string english)
    {
        MoneyText.Words(Number(rial), "IRR", Language.Persian).ShouldBe(persian);
        MoneyText.Words(Number(rial), "IRR", Language.English).ShouldBe(english);
    }

    [Theory]
    [InlineData("12000000000", "۱۲ میلیارد ریال", "IRR 12 billion")]
    [InlineData("1250000000", "۱٫۲۵ میلیارد ریال", "IRR 1.25 billion")]
    [InlineData("1234567890", "۱٬۲۳۴٬۵۶۷٬۸۹۰ ریال", "IRR 1,234,567,890")]
    [InlineData("950000", "۹۵۰٬۰۰۰ ریال", "IRR 950,000")]
    public void Amounts_are_shortened_only_when_nothing_is_lost(string rial, string persian, string english)
    {
        MoneyText.Brief(Number(rial), "IRR", Language.Persian).ShouldBe(persian);
        MoneyText.Brief(Number(rial), "IRR", Language.English).ShouldBe(english);
    }

    [Fact]
    public void A_range_says_its_scale_once()
    {
        MoneyText.Range(12_000_000_000, 18_000_000_000, "IRR", Language.Persian).ShouldBe("۱۲ تا ۱۸ میلیارد ریال");
        MoneyText.Range(12_000_000_000, 18_000_000_000, "IRR", Language.English).ShouldBe("IRR 12–18 billion");
        MoneyText.TomanRange(12_000_000_000, 18_000_000_000, Language.Persian).ShouldBe("۱٫۲ تا ۱٫۸ میلیارد تومان");
        MoneyText.Range(500_000_000, 2_000_000_000, "IRR", Language.English).ShouldBe("IRR 500–2,000 million");
        MoneyText.Range(500, 2_000_000, "IRR", Language.English).ShouldBe("IRR 500 to 2 million");
        MoneyText.Range(9_000_000, 9_000_000, "IRR", Language.Persian).ShouldBe("۹ میلیون ریال");
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
