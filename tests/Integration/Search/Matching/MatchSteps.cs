using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Integration.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Integration.Search.Matching;

/// <summary>What other services would say, said directly.</summary>
internal static class MatchSteps
{
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();

    public static async Task TellAsync(this RunningMarketplace app, params Event[] events)
    {
        var transport = app.Services.GetRequiredService<IOutboxTransport>();
        await transport.PrepareAsync(CancellationToken.None);
        await transport.SendAsync([.. events.Select(e => OutboxMessage.Of(e, null))], CancellationToken.None);
    }

    /// <summary>A verified startup of this field whose record speaks of these words.</summary>
    public static CompanyChanged Solver(string field, params string[] works) => new()
    {
        Id = Guid.CreateVersion7(), Version = 1, OccurredAt = Start, Kind = CompanyKind.Startup, State = CompanyState.Verified, NameFa = "حل‌کننده", NameEn = "Solver",
        NationalId = Some.NationalId(), Place = new Place("IR-03"), IsicCodes = ["2431"], Capabilities = [new Capability(field, 8, works.FirstOrDefault())],
        References = [.. works.Skip(1)], MaySolve = true, VerifiedAt = Start.AddDays(-3),
    };

    /// <summary>A challenge open for a month.</summary>
    public static ChallengeChanged Open(string field, string title, string today, Guid? seekerId = null) => new()
    {
        Id = Guid.CreateVersion7(), Version = 3, OccurredAt = Start, Code = "CH-1405-0001", State = ChallengeState.Published, SeekerId = seekerId ?? Guid.CreateVersion7(),
        SeekerNameFa = "جوینده", Title = title, Problem = new ProblemText(today), Fields = [field], IsicCode = "2431", Place = new Place("IR-03"), RequiredTrl = 7,
        PublishedAt = Start, ClosesAt = Start.AddDays(30), PublicVersion = 1,
    };

    public static Actor MemberOf(Guid companyId, MemberRole role = MemberRole.Owner) => Actor.Person().For(companyId, role);
}
