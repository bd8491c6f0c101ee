using Marketplace.Programme.Data;
using Marketplace.Tests.Integration.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Integration.Programme;

/// <summary>What the programme has stored, whoever may see it.</summary>
public static class ProgrammeSteps
{
    public static async Task<T> ProgrammeAsync<T>(this RunningMarketplace app, Func<ProgrammeDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ProgrammeDbContext>());
    }

    public static Task<int> CountTrailAsync(this ProgrammeDbContext db, Guid challenge) => db.Trail.CountAsync(t => t.ChallengeId == challenge);

    public static Task<int> CountOffersAsync(this ProgrammeDbContext db, Guid challenge) => db.Offers.CountAsync(o => o.ChallengeId == challenge);
}
