using Marketplace.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Integration.Platform.Audit;

/// <summary>The audit trail on both databases: what is recorded is chained, and whatever is done to it is found and placed.</summary>
public sealed class AuditTests : IDisposable
{
    private static readonly AuditActor Officer = new(Guid.CreateVersion7(), Guid.CreateVersion7());
    private readonly string _folder = Directory.CreateTempSubdirectory("anchors").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero).AddTicks(1234567));
    private readonly AuditAnchors _anchors;
    private readonly AuditTrail _trail;
    private readonly AuditChainer _chainer;

    public AuditTests()
    {
        _anchors = new AuditAnchors(_folder);
        _trail = new AuditTrail(_clock);
        _chainer = new AuditChainer(_anchors, _clock);
    }

    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Databases))]
    public async Task An_untouched_chain_is_intact(string kind)
    {
        await using var database = await FilledAsync(kind, 1203);
        await using var db = database.Context();

        var report = await AuditVerifier.VerifyAsync(db, _anchors.Read("offers"), TestContext.Current.CancellationToken);

        report.ShouldSatisfyAllConditions(
            () => report.Intact.ShouldBeTrue(), () => report.Chained.ShouldBe(1203), () => report.Unchained.ShouldBe(0),
            () => report.AnchorsChecked.ShouldBe(1));
        _anchors.Read("offers").Single().Sequence.ShouldBe(1203);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Every_field_comes_back_as_it_was_hashed(string kind)
    {
        await using var database = await FilledAsync(kind, 0);
        await using var db = database.Context();
        _trail.Record(db, Officer, "offer.submitted", "offer", Guid.CreateVersion7(),
            ("version", 3), ("amount", 12.50m), ("late", false), ("at", _clock.GetUtcNow()), ("kind", AuditValue.Of(DayOfWeek.Friday)),
            ("code", AuditValue.Code("CH-1405-0187")), ("none", (Guid?)null));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await ChainAsync(database);

        (await VerifyAsync(database)).Intact.ShouldBeTrue();
        var entry = await db.Set<AuditEntry>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        entry.Detail.ShouldBe("""{"version":3,"amount":12.50,"late":false,"at":"2026-11-24T10:00:00.1234567Z","kind":"Friday","code":"CH-1405-0187","none":null}""");
        entry.PersonId.ShouldBe(Officer.PersonId);
        entry.OccurredAt.UtcTicks.ShouldBe(_clock.GetUtcNow().UtcTicks / 10 * 10);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_entry_rolled_back_with_its_deed_leaves_no_trace_and_no_gap(string kind)
    {
        await using var database = await FilledAsync(kind, 3);
        await using (var db = database.Context())
        await using (var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            _trail.Record(db, Officer, "offer.withdrawn", "offer", "1");
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }
        await RecordAsync(database, 2);
        (await VerifyAsync(database)).Unchained.ShouldBe(2);

        await ChainAsync(database);

        var report = await VerifyAsync(database);
        report.Intact.ShouldBeTrue();
        report.Chained.ShouldBe(5);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_edit_is_found_where_it_is(string kind)
    {
        foreach (var change in (string[])["\"Detail\" = '[]'", "\"Action\" = 'offer.opened'", "\"PersonId\" = null", "\"SubjectId\" = '99'"])
        {
            await using var one = await FilledAsync(kind, 10);
            await one.SqlAsync($"update audit_entries set {change} where \"Sequence\" = 4");
            (await VerifyAsync(one)).Findings.Select(f => (f.Fault, f.Sequence)).ShouldBe([(AuditFault.Edited, 4L)], change);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_deletion_is_found_where_it_is(string kind)
    {
        await using var database = await FilledAsync(kind, 10);
        await database.SqlAsync("delete from audit_entries where \"Sequence\" in (1, 6)");

        (await VerifyAsync(database)).Findings.Select(f => (f.Fault, f.Sequence))
            .ShouldBe([(AuditFault.Missing, 1L), (AuditFault.Missing, 6L)]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_reordering_is_found_where_it_is(string kind)
    {
        await using var database = await FilledAsync(kind, 10);
        await database.SqlAsync("update audit_entries set \"Sequence\" = -1 where \"Sequence\" = 5");
        await database.SqlAsync("update audit_entries set \"Sequence\" = 5 where \"Sequence\" = 6");
        await database.SqlAsync("update audit_entries set \"Sequence\" = 6 where \"Sequence\" = -1");

        var findings = (await VerifyAsync(database)).Findings;
        findings.ShouldContain(f => f.Fault == AuditFault.Reordered && f.Sequence == 5);
        findings.ShouldContain(f => f.Fault == AuditFault.Reordered && f.Sequence == 6);
        findings.ShouldNotContain(f => f.Sequence < 5 || f.Sequence > 7);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_truncation_is_found_by_the_anchor(string kind)
    {
        await using var database = await FilledAsync(kind, 10);
        await database.SqlAsync("delete from audit_entries where \"Sequence\" > 7");

        (await VerifyAsync(database)).Findings.Select(f => (f.Fault, f.Sequence)).ShouldBe([(AuditFault.Truncated, 10L)]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_tail_unchained_edited_and_chained_again_is_found_by_the_anchor(string kind)
    {
        await using var database = await FilledAsync(kind, 10);
        await database.SqlAsync("update audit_entries set \"Action\" = 'offer.opened' where \"Sequence\" = 8");
        await database.SqlAsync("update audit_entries set \"Sequence\" = null, \"Hash\" = null, \"PreviousHash\" = null where \"Sequence\" >= 8");
        await ChainAsync(database);

        (await VerifyAsync(database)).Findings.Select(f => (f.Fault, f.Sequence)).ShouldBe([(AuditFault.Rewritten, 10L)]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Chaining_at_once_never_forks_the_chain(string kind)
    {
        await using var database = await FilledAsync(kind, 0);
        await RecordAsync(database, 400);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await ChainAsync(database);
            }
            catch (Exception e) when (e is DbUpdateException or InvalidOperationException or IOException)
            {
                // The loser of the race; the winner's chain is what is looked at.
            }
        })));
        await ChainAsync(database);

        var report = await VerifyAsync(database);
        report.Findings.ShouldBeEmpty();
        report.Chained.ShouldBe(400);
    }

    [Fact]
    public async Task An_anchor_line_cut_off_by_a_crash_does_not_hide_the_others()
    {
        await using var database = await FilledAsync("sqlite", 2);
        var file = Path.Combine(_folder, "offers.anchors");
        await File.AppendAllTextAsync(file, "3 abcdef", TestContext.Current.CancellationToken);
        _anchors.Read("offers").Count.ShouldBe(1);

        await RecordAsync(database, 2);
        await ChainAsync(database);

        _anchors.Read("offers").Select(a => a.Sequence).ShouldBe([2L, 4L]);
        (await VerifyAsync(database)).Intact.ShouldBeTrue();
    }

    [Fact]
    public void Anchors_that_somebody_edited_are_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "offers.anchors"), "3 abcdef\n4 abcdef\n");
        Should.Throw<InvalidDataException>(() => _anchors.Read("offers"));
    }

    private async Task<AuditDatabase> FilledAsync(string kind, int entries)
    {
        if (Directory.Exists(_folder))
            foreach (var file in Directory.EnumerateFiles(_folder))
                File.Delete(file);
        var database = new AuditDatabase(await TestDatabase.OpenAsync(kind));
        await using (var db = database.Context())
            await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        await RecordAsync(database, entries);
        await ChainAsync(database);
        return database;
    }

    private async Task RecordAsync(AuditDatabase database, int entries)
    {
        await using var db = database.Context();
        for (var i = 0; i < entries; i++)
        {
            _clock.Advance(TimeSpan.FromTicks(33));
            _trail.Record(db, Officer, "offer.submitted", "offer", $"{i}", ("version", i));
        }
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task ChainAsync(AuditDatabase database)
    {
        await using var db = database.Context();
        await _chainer.ChainAsync(db, "offers", TestContext.Current.CancellationToken);
    }

    private async Task<AuditReport> VerifyAsync(AuditDatabase database)
    {
        await using var db = database.Context();
        return await AuditVerifier.VerifyAsync(db, _anchors.Read("offers"), TestContext.Current.CancellationToken);
    }

    private sealed class AuditDatabase(TestDatabase database) : IAsyncDisposable
    {
        public AuditContext Context() => new(database.Options<AuditContext>());

        public async Task SqlAsync(string sql)
        {
            await using var db = Context();
            await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }

    private sealed class AuditContext(DbContextOptions<AuditContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddAudit();
    }
}
