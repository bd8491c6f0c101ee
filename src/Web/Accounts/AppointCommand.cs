using Marketplace.Contracts.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Accounts;

/// <summary><c>marketplace appoint ADDRESS ROLE</c>: how an installation comes to its first administrator.</summary>
internal static class AppointCommand
{
    public const string Name = "appoint";
    public const string Description = "Gives a registered person a role of the programme: appoint ADDRESS Officer|Council|Administrator.";

    /// <returns>0 when the person has the role now.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        if (arguments.Count != 2 || !Enum.TryParse<ProgrammeRole>(arguments[1], ignoreCase: true, out var role) || !Enum.IsDefined(role)) return await SayAsync(Description);
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        if (await people.FindByEmailAsync(arguments[0]) is not { } person) return await SayAsync("Nobody has registered with this address.");
        if (!person.Roles.Contains(role))
        {
            person.Roles = [.. person.Roles, role];
            await people.UpdateAsync(person);
        }

        return 0;
    }

    private static async Task<int> SayAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 1;
    }
}
