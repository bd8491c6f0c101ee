using System.Reflection;
using Marketplace.Platform.Domain;
using NetArchTest.Rules;
using Shouldly;

namespace Marketplace.Tests.Unit.Architecture;

public sealed class ServicesTests
{
    private static readonly Assembly[] Services = [.. Host.Services.All.Select(s => s.GetType().Assembly)];

    public static TheoryData<string> Names => [.. Services.Select(a => a.GetName().Name!)];

    [Theory, MemberData(nameof(Names))]
    public void A_service_sees_the_contracts_and_the_platform_and_no_other_service(string name)
    {
        var ours = Services.Single(a => a.GetName().Name == name).GetReferencedAssemblies()
            .Select(r => r.Name!).Where(r => r.StartsWith("Marketplace.", StringComparison.Ordinal));

        ours.ShouldBeSubsetOf(["Marketplace.Contracts", "Marketplace.Platform"]);
    }

    [Fact]
    public void The_contracts_see_nothing_of_ours_and_the_platform_only_them()
    {
        Ours(typeof(Contracts.Event).Assembly).ShouldBeEmpty();
        Ours(typeof(Aggregate).Assembly).ShouldBe(["Marketplace.Contracts"]);

        static IEnumerable<string> Ours(Assembly assembly) =>
            assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(r => r.StartsWith("Marketplace.", StringComparison.Ordinal));
    }

    [Fact]
    public void Domains_know_no_database_no_bus_and_no_web()
    {
        var result = Types.InAssemblies(Services).That().ResideInNamespaceMatching(@"^Marketplace\.\w+\.Domain")
            .ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "MassTransit", "Microsoft.AspNetCore", "Hangfire", "Lucene", "System.Net.Http")
            .GetResult();

        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }

    [Fact]
    public void Only_aggregates_change_their_state()
    {
        var setters = Services.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Aggregate)))
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(p => p.SetMethod is { IsPublic: true }).Select(p => $"{t.Name}.{p.Name}"));

        setters.ShouldBeEmpty();
    }
}
