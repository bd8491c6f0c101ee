using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Accounts;

/// <summary>
/// What a password must be: 8 to 128 characters, not a frequent one, not the person's own name or address. No rules of composition:
/// they make passwords worse.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Person>
{
    public const int Shortest = 8;
    public const int Longest = 128;
    private const int TailOfAFrequentOne = 4;
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujm"];
    private static readonly Lazy<HashSet<string>> Frequent = new(Read);

    /// <summary>The key of what is wrong, in AccountText; null when nothing is.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="email">The person's address.</param>
    /// <param name="name">The person's name as shown.</param>
    public static string? Refuse(string password, string? email, string? name)
    {
        if (password.Length < Shortest) return "Password.Short";
        if (password.Length > Longest) return "Password.Long";
        var plain = Digits.ToLatin(password).ToLowerInvariant();
        if (IsFrequent(plain)) return "Password.Common";
        return IsPersonal(plain, email?.ToLowerInvariant(), name?.ToLowerInvariant()) ? "Password.Personal" : null;
    }

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Refuse(password ?? "", user.Email, user.DisplayName) is { } key
            ? IdentityResult.Failed(new IdentityError { Code = key, Description = key })
            : IdentityResult.Success);

    private static bool IsFrequent(string plain)
    {
        if (Frequent.Value.Contains(plain) || plain.Distinct().Count() <= 2 || IsRepeated(plain) || IsARow(plain)) return true;
        var word = plain.TrimEnd("0123456789!@#$%&*._-+?".ToCharArray());
        return plain.Length - word.Length is > 0 and <= TailOfAFrequentOne && Frequent.Value.Contains(word);
    }

    private static bool IsRepeated(string plain) =>
        Enumerable.Range(1, plain.Length / 2).Any(n => plain.Length % n == 0 && plain.Chunk(n).All(part => plain.AsSpan(0, n).SequenceEqual(part)));

    private static bool IsARow(string plain) => Rows.Any(row => row.Contains(plain, StringComparison.Ordinal)
        || string.Concat(row.Reverse()).Contains(plain, StringComparison.Ordinal) || (row + row).Contains(plain, StringComparison.Ordinal));

    private static bool IsPersonal(string plain, string? email, string? name)
    {
        var word = plain.Trim("0123456789!@#$%&*._-+? ".ToCharArray());
        if (word.Length < 3) return false;
        var names = (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(name?.Replace(" ", "", StringComparison.Ordinal));
        return email is not null && (plain == email || email.Split('@')[0] == word) || names.Contains(word);
    }

    private static HashSet<string> Read()
    {
        using var file = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split((char[])['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries)];
    }
}
