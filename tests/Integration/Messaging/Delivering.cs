using System.Diagnostics;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Marketplace.Tests.Integration.Messaging;

public sealed class Delivering
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Every_message_ten_times_and_in_reverse_has_its_effect_once_and_the_newest_state_wins(Parts parts)
    {
        Marketplaces.Need(parts);
        await using var ledger = await RunningLedger.StartAsync(parts);
        var companies = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();
        var rows = companies.SelectMany(id => Enumerable.Range(1, 5).Select(version => OutboxMessage.Of(Changed(id, version), null))).ToList();
        var storm = Enumerable.Repeat(rows, 10).SelectMany(r => r).Reverse().ToList();

        var transport = ledger.App.Services.GetRequiredService<IOutboxTransport>();
        await transport.PrepareAsync(CancellationToken.None);
        (await transport.SendAsync(storm, CancellationToken.None)).ShouldBeEmpty();
        await transport.SendAsync([OutboxMessage.Of(Changed(Guid.CreateVersion7(), 1), null)], CancellationToken.None);

        await Eventually.HoldsAsync(async () => await ledger.InDatabase(db => db.Inbox.CountAsync()) == rows.Count + 1);
        await Eventually.HoldsAsync(async () => await ledger.InDatabase(db => db.Lines.CountAsync(l => l.Version == 5)) == companies.Count);
        (await ledger.InDatabase(db => db.Lines.Where(l => companies.Contains(l.Id)).SumAsync(l => l.Times))).ShouldBe(rows.Count);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Poison_is_parked_with_its_reason_while_neighbours_flow_and_is_taken_when_replayed(Parts parts)
    {
        Marketplaces.Need(parts);
        await using var ledger = await RunningLedger.StartAsync(parts);
        var (poison, neighbours) = (Guid.CreateVersion7(), Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToList());
        await ledger.InDatabase(async db =>
        {
            db.Publish(Returned(poison, "poison"));
            foreach (var id in neighbours) db.Publish(Returned(id, "fine"));
            return await db.SaveChangesAsync();
        });

        await Eventually.HoldsAsync(async () => await ledger.InDatabase(db => db.Lines.CountAsync()) == neighbours.Count);
        await Eventually.HoldsAsync(async () => await ledger.InDatabase(db => db.Parked.AnyAsync()));
        (await ledger.InDatabase(db => db.Parked.SingleAsync())).ShouldSatisfyAllConditions(
            p => p.Consumer.ShouldBe("DigestConsumer"), p => p.Reason.ShouldContain("cannot be digested"), p => p.Body.ShouldContain(poison.ToString()));

        ledger.App.Services.GetRequiredService<Appetite>().DigestsPoison = true;
        (await ledger.App.Services.GetRequiredService<Replay>().RunAsync(null, CancellationToken.None)).ShouldBe((1, 0));

        (await ledger.InDatabase(db => db.Lines.AnyAsync(l => l.Id == poison))).ShouldBeTrue();
        (await ledger.InDatabase(db => db.Parked.AnyAsync())).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task An_event_that_no_version_knows_is_parked_in_the_outbox_and_holds_nobody_up(Parts parts)
    {
        Marketplaces.Need(parts);
        await using var ledger = await RunningLedger.StartAsync(parts);
        var after = Guid.CreateVersion7();
        await ledger.InDatabase(async db =>
        {
            db.Publish(Changed(Guid.CreateVersion7(), 1));
            db.Entry(db.Outbox.Local.Single()).Property(m => m.Type).CurrentValue = "companies.NeverHeardOf";
            db.Publish(Changed(after, 1));
            return await db.SaveChangesAsync();
        });

        await Eventually.HoldsAsync(async () => await ledger.InDatabase(db => db.Lines.AnyAsync(l => l.Id == after)));
        await Eventually.HoldsAsync(async () => await ledger.InDatabase(db => db.Outbox.AnyAsync(m => m.Type == "companies.NeverHeardOf" && m.ParkedAt != null)));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task The_trace_of_the_request_goes_on_in_the_consumer(Parts parts)
    {
        Marketplaces.Need(parts);
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name is "Marketplace" or "MassTransit" or "test", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        await using var ledger = await RunningLedger.StartAsync(parts);
        using var source = new ActivitySource("test");
        var id = Guid.CreateVersion7();
        string trace;
        using (var request = source.StartActivity("request")!)
        {
            trace = request.TraceId.ToString();
            await ledger.InDatabase(async db =>
            {
                db.Publish(Changed(id, 1));
                return await db.SaveChangesAsync();
            });
        }

        await Eventually.HoldsAsync(async () => await ledger.InDatabase(db => db.Lines.AnyAsync(l => l.Id == id)));
        (await ledger.InDatabase(db => db.Lines.SingleAsync(l => l.Id == id))).TraceId.ShouldBe(trace);
    }

    private static CompanyReturned Returned(Guid id, string reason) => new() { Id = id, Version = 1, OccurredAt = TimeProvider.System.GetUtcNow(), Reason = reason };

    private static CompanyChanged Changed(Guid id, long version) => new()
    {
        Id = id, Version = version, OccurredAt = TimeProvider.System.GetUtcNow(), Kind = CompanyKind.Startup, State = CompanyState.Verified,
        NameFa = "نمونه", NationalId = "14003778990", Place = new Place("IR-07"),
    };
}
