using Marketplace.Platform.Hosting;
using Marketplace.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Marketplace.Tests.Unit.Web.Accounts;

public sealed class PasswordCostTests
{
    [Fact]
    public void A_password_is_hashed_as_often_as_OWASP_asks_of_PBKDF2_with_SHA_512()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        new WebService().Register(new ServiceParts(new WebService(), builder.Services, builder.Configuration, builder.Environment, new DataFolder(Path.GetTempPath())));
        using var services = builder.Services.BuildServiceProvider();

        services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.ShouldSatisfyAllConditions(
            o => o.IterationCount.ShouldBeGreaterThanOrEqualTo(210_000), o => o.CompatibilityMode.ShouldBe(PasswordHasherCompatibilityMode.IdentityV3));
    }
}
