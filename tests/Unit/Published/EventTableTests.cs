using Marketplace.Platform.Hosting;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Marketplace.Tests.Unit.Published;

/// <summary>docs/events.md says who publishes and who hears each event.</summary>
public sealed class EventTableTests
{
    [Fact]
    public void Each_have_a_row_in_the_documentation()
    {
        foreach (var name in EventTypes.All.Keys) Rows().Keys.ShouldContain(name);
        foreach (var name in Rows().Keys) EventTypes.All.Keys.ShouldContain(name);
    }

    [Fact]
    public void Name_every_service_that_listens_to_them()
    {
        var (rows, builder) = (Rows(), WebApplication.CreateBuilder());
        foreach (var service in Host.Services.All)
        {
            var parts = new ServiceParts(service, new ServiceCollection(), builder.Configuration, builder.Environment, new DataFolder(Path.GetTempPath()));
            service.Register(parts);
            foreach (var consumer in parts.Consumers) rows[EventTypes.NameOf(consumer.Event)].ShouldContain(service.Name, customMessage: $"docs/events.md: {service.Name} hears {consumer.Event.Name}");
        }
    }

    /// <summary>Who hears each event, by its name.</summary>
    private static Dictionary<string, string[]> Rows() => File.ReadLines(Path.Combine(Repository.Root, "docs", "events.md"))
        .Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(c => c[1].Trim('`'), c => c[3].Split(", "));
}
