using System.Security.Claims;
using Marketplace.Platform.Hosting;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tokens;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Demo;

/// <summary>A part of the demo, played over the services' own APIs once the process answers. Each must be able to run again and find its work done.</summary>
public interface IDemo
{
    Task PlayAsync(DemoStage stage, CancellationToken ct);
}

/// <summary>Lets a part of the demo act as one of the <see cref="DemoPeople"/>.</summary>
public sealed class DemoStage(IServiceProvider services)
{
    /// <summary>The services of the scope the demo runs in; the typed clients among them call as whoever acts.</summary>
    public IServiceProvider Services => services;

    /// <summary>Whom to act as, with the company chosen and all roles: <c>using (ActingAs.Person(await stage.WhoAsync("seeker")))</c>.</summary>
    /// <param name="part">The <see cref="DemoPerson.Part"/>.</param>
    public async Task<ClaimsPrincipal> WhoAsync(string part)
    {
        var email = DemoPeople.All.Single(p => p.Part == part).Email;
        var person = (await services.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email))!;
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync(person);
        services.GetRequiredService<SecondFactor>().Grant(principal);
        return principal;
    }
}

/// <summary>Plays the demo after the start of a process in Development.</summary>
internal sealed class DemoPlay(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<DemoPlay> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.SettledAsync(stoppingToken);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var part in scope.ServiceProvider.GetServices<IDemo>())
        {
            try
            {
                await part.PlayAsync(new DemoStage(scope.ServiceProvider), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "{Part} of the demo could not be played", part.GetType().Name);
            }
        }
    }
}
