using Marketplace.Contracts.Accounts;
using Marketplace.Web.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Demo;

/// <summary>Somebody to sign in as while trying the product out.</summary>
/// <param name="Part">What the person does here, in one word.</param>
public sealed record DemoPerson(string Part, string Email, string NameFa, string Password, params IReadOnlyList<ProgrammeRole> Roles);

/// <summary>One person a role, made at the start of a process in Development and never elsewhere.</summary>
public sealed class DemoPeople(IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    private const string Password = "niazgah-demo-1405";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("seeker", "seeker@demo.example", "مریم رستگار", Password),
        new("solver", "solver@demo.example", "آرش کیانی", Password),
        new("park", "park@demo.example", "نگار صالحی", Password),
        new("evaluator", "evaluator@demo.example", "بهرام نیکو", Password),
        new("officer", "officer@demo.example", "لیلا احمدی", Password, ProgrammeRole.Officer),
        new("council", "council@demo.example", "حسن مرادی", Password, ProgrammeRole.Council),
        new("administrator", "administrator@demo.example", "شیوا کاظمی", Password, ProgrammeRole.Administrator),
    ];

    /// <summary>Makes those who are not there yet.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        foreach (var demo in All)
        {
            if (await people.FindByEmailAsync(demo.Email) is not null) continue;
            var now = clock.GetUtcNow();
            var person = new Person
            {
                Id = Guid.CreateVersion7(now),
                Email = demo.Email,
                UserName = demo.Email,
                EmailConfirmed = true,
                DisplayName = demo.NameFa,
                Language = "fa",
                Roles = demo.Roles,
                RegisteredAt = now,
            };
            var result = await people.CreateAsync(person, demo.Password);
            if (!result.Succeeded) throw new InvalidOperationException($"{demo.Email} was refused: {string.Join(", ", result.Errors.Select(e => e.Code))}");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
