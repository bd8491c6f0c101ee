using Marketplace.Platform.Storage;
using Marketplace.Tests.Integration.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Marketplace.Tests.Integration.Platform;

public sealed class ModelDriftTests(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task The_migrations_of_every_service_say_all_that_its_model_says(Parts parts)
    {
        var app = await marketplaces.On(parts);
        foreach (var database in app.Services.GetServices<ServiceDatabase>())
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(database.ContextType);
            db.Database.HasPendingModelChanges().ShouldBeFalse($"{database.Service}: a migration is missing.");
            (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        }
    }
}
