using System.Diagnostics;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;
using Shouldly;

namespace Marketplace.Tests.Integration.Deploy;

public sealed class ComposeFileTests
{
    [Fact]
    public async Task Is_taken_by_docker_compose()
    {
        const string compose = "/usr/bin/docker-compose";
        Assert.SkipWhen(!File.Exists(compose), $"{compose} is not there.");
        var start = new ProcessStartInfo(compose, ["-f", ComposeFile.Path, "config", "--quiet"]) { RedirectStandardError = true, WorkingDirectory = MarketplaceProcess.RepositoryRoot };

        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0, said);
    }

    [Fact]
    public void Runs_every_service_of_the_executable_and_tells_each_where_the_others_are()
    {
        RunParts.NeedBroker();
        var names = Host.Services.All.Select(s => s.Name).ToList();

        var services = ComposeFile.ByHand(names.ToDictionary(n => n, _ => 1), "/data");

        services.Keys.ShouldBe([.. names, "migrate"], ignoreOrder: true);
        services["migrate"].Command.ShouldBe("migrate");
        foreach (var name in names)
        {
            services[name].Command.ShouldBe($"run {name}");
            services[name].Environment.Keys.ShouldBe(
                [.. names.Select(n => $"ConnectionStrings:{n}"), .. names.Select(n => $"Services:{n}"), "ConnectionStrings:Jobs", "ConnectionStrings:RabbitMq",
                    "Identity:Issuer", "Site:Address", "Site:Proxies", "ASPNETCORE_ENVIRONMENT", "Data", .. name == "offers" ? ["Sealing:KeyRing"] : Array.Empty<string>()], ignoreOrder: true);
        }
    }
}
