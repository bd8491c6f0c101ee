namespace Marketplace.Companies.Domain;

/// <summary>The national id of a legal person in Iran (شناسهٔ ملی): 11 digits, the last a check digit over the other ten.</summary>
public static class NationalCompanyId
{
    private static ReadOnlySpan<byte> Weights => [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];

    /// <summary>Whether the text is 11 Latin digits with the right check digit.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: 11 } || !text.All(char.IsAsciiDigit)) return false;
        var tens = text[9] - '0' + 2;
        var sum = 0;
        for (var i = 0; i < 10; i++) sum += (text[i] - '0' + tens) * Weights[i];
        var check = sum % 11;
        return (check == 10 ? 0 : check) == text[10] - '0';
    }
}
