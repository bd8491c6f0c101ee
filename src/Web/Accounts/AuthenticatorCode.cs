using Marketplace.Web.Persian;

namespace Marketplace.Web.Accounts;

/// <summary>Codes of authenticators and recovery codes as people type them.</summary>
public static class AuthenticatorCode
{
    /// <summary>A code in Latin digits and without spaces; six digits lose their hyphen too, recovery codes keep it.</summary>
    public static string Read(string typed)
    {
        var code = string.Concat(Digits.ToLatin(typed).Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).ToUpperInvariant();
        var bare = code.Replace("-", "", StringComparison.Ordinal);
        return bare.All(char.IsAsciiDigit) ? bare : code;
    }

    /// <summary>The address a phone reads from the square image.</summary>
    /// <param name="issuer">Who asks for codes, as the phone shows it.</param>
    /// <param name="account">The person's address.</param>
    /// <param name="key">The shared secret in Base32.</param>
    public static string Address(string issuer, string account, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6";
}
