using CsCheck;
using Marketplace.Web.Persian;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public class PersianNumbersTests
{
    [Theory]
    [InlineData("۱۲۳۴۵۶۷۸۹۰", "1234567890")]
    [InlineData("١٢٣٤٥٦٧٨٩٠", "1234567890")]
    [InlineData("کد ۴۲ و B7", "کد 42 و B7")]
    public void Digits_of_both_scripts_fold_to_latin(string typed, string folded) => Digits.ToLatin(typed).ShouldBe(folded);

    [Fact]
    public void Digits_survive_the_way_to_Persian_and_back() =>
        Gen.String.AlphaNumeric.Sample(text => Digits.ToLatin(Digits.ToPersian(text)) == text);

    [Theory]
    [InlineData("۱۲٬۵۰۰٫۵", "12500.5")]
    [InlineData("١٢٬٥٠٠٫٥", "12500.5")]
    [InlineData("12,500.5", "12500.5")]
    [InlineData(" 12 500 ", "12500")]
    [InlineData("۱۲،۵۰۰", "12500")]
    [InlineData("۳/۵", "3.5")]
    [InlineData("٫۵", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("−۷", "-7")]
    [InlineData("۷-", "-7")]
    [InlineData("\u200f۴۲\u200e", "42")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Every_way_of_typing_a_number_is_read(string typed, string value)
    {
        PersianNumbers.TryParse(typed, out var number).ShouldBeTrue();
        number.ShouldBe(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("1,5000")]
    [InlineData("1.2.3")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("۱۲ تومان")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("۱\n۲")]
    public void What_is_not_clearly_a_number_is_refused(string typed) => PersianNumbers.TryParse(typed, out _).ShouldBeFalse();

    [Fact]
    public void A_very_long_text_is_refused_unread() => PersianNumbers.TryParse(new string('9', 100_000), out _).ShouldBeFalse();

    [Theory]
    [InlineData("12500.5", "۱۲٬۵۰۰٫۵", "12,500.5")]
    [InlineData("-3", "−۳", "−3")]
    [InlineData("0", "۰", "0")]
    [InlineData("4.20", "۴٫۲", "4.2")]
    public void Numbers_are_written_with_the_marks_of_the_language(string value, string persian, string english)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        PersianNumbers.Format(number, Language.Persian).ShouldBe(persian);
        PersianNumbers.Format(number, Language.English).ShouldBe(english);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Gen.Select(Gen.Long, Gen.Int[0, 999_999]).Sample((whole, rest) =>
        {
            var number = whole + rest / 1_000_000m;
            foreach (var language in Enum.GetValues<Language>())
            {
                if (!PersianNumbers.TryParse(PersianNumbers.Format(number, language), out var read) || read != number)
                    return false;
            }

            return true;
        });
    }

    [Fact]
    public void Percentages_carry_the_sign_of_the_language()
    {
        PersianNumbers.Percent(30, Language.Persian).ShouldBe("۳۰٪");
        PersianNumbers.Percent(11.55m, Language.English).ShouldBe("11.6%");
    }
}
