using Marketplace.Challenges;
using Marketplace.Companies;
using Marketplace.Notifications;
using Marketplace.Offers;
using Marketplace.Platform.Hosting;
using Marketplace.Programme;
using Marketplace.Search;
using Marketplace.Web;

namespace Marketplace.Host;

/// <summary>Every service of the product.</summary>
public static class Services
{
    public static IReadOnlyList<Service> All { get; } =
    [
        new CompaniesService(),
        new ChallengesService(),
        new OffersService(),
        new SearchService(),
        new ProgrammeService(),
        new NotificationsService(),
        new WebService(),
    ];

    /// <exception cref="ArgumentException">No service has one of these names.</exception>
    public static IReadOnlyList<Service> Named(IReadOnlyList<string> names) => names.Count == 0
        ? All
        : [.. names.Select(n => All.SingleOrDefault(s => s.Name == n) ?? throw new ArgumentException($"There is no service '{n}'. There are: {string.Join(", ", All.Select(s => s.Name))}."))];
}
