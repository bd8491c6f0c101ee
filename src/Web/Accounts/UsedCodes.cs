using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Accounts;

/// <summary>Which codes of a person's authenticator have been used while they still hold.</summary>
public sealed class UsedCodes(UserManager<Person> people, TimeProvider clock)
{
    private const string Provider = "authenticator";
    private const string Name = "used";
    // Identity takes the codes of five half minutes: this one, two before and two after.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(2.5);

    /// <returns>Whether it was not used before. Of two who come with it at once one gets it: the person's row is saved as it was read or not at all.</returns>
    public async Task<bool> TakeAsync(Person person, string code)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var used = (await people.GetAuthenticationTokenAsync(person, Provider, Name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(u => u.Split('@')).Where(u => now - long.Parse(u[1], CultureInfo.InvariantCulture) < Hold.TotalSeconds).Select(u => (Code: u[0], At: u[1])).ToList();
        if (used.Exists(u => u.Code == code)) return false;
        used.Add((code, now.ToString(CultureInfo.InvariantCulture)));
        return (await people.SetAuthenticationTokenAsync(person, Provider, Name, string.Join(' ', used.Select(u => $"{u.Code}@{u.At}")))).Succeeded;
    }
}
