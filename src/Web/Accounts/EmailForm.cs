using System.Net.Mail;

namespace Marketplace.Web.Accounts;

/// <summary>Addresses mail can be sent to.</summary>
public static class EmailForm
{
    /// <summary>Whether it is one address, alone, with a domain that has a dot.</summary>
    public static bool IsValid(string text) => text.Length <= 254 && text.All(c => c is > ' ' and < '\x7f')
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Trim('.').Contains('.', StringComparison.Ordinal);
}
