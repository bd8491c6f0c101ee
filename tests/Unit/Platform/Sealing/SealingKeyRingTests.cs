using Marketplace.Platform.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Platform.Sealing;

public sealed class SealingKeyRingTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private readonly string _data = Directory.CreateTempSubdirectory("ring").FullName;
    private readonly Guid _challenge = Guid.CreateVersion7();
    private readonly Guid _offer = Guid.CreateVersion7();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private string Folder => Path.Combine(_data, "keys", "sealing");

    private SealRelease Closed => SealRelease.Closed(_challenge, Now, Now);

    [Fact]
    public void A_ring_of_its_own_is_made_below_the_data_folder_for_its_owner_only()
    {
        using var services = new ServiceCollection().AddSealing(new ConfigurationBuilder().Build(), _data).BuildServiceProvider();
        services.GetRequiredService<Sealer>().NewChallengeKey(_challenge);

        var file = Directory.EnumerateFiles(Folder).ShouldHaveSingleItem();
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void The_directory_can_be_chosen()
    {
        var chosen = Path.Combine(_data, "elsewhere");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Sealing:KeyRing", chosen)]).Build();
        using var services = new ServiceCollection().AddSealing(configuration, _data).BuildServiceProvider();

        services.GetRequiredService<SealingKeyRing>().KeyIds.Count.ShouldBe(1);
        Directory.EnumerateFiles(chosen).Count().ShouldBe(1);
        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public void After_rotation_the_new_key_wraps_and_the_old_one_still_opens()
    {
        var ring = new SealingKeyRing(Folder, TimeProvider.System);
        var sealer = new Sealer(ring);
        var before = sealer.NewChallengeKey(_challenge);
        var blob = sealer.Seal(before, _challenge, _offer, "price", "1"u8);

        var added = ring.AddKey();

        sealer.NewChallengeKey(Guid.CreateVersion7()).KeyId.ShouldBe(added);
        sealer.Unseal(Closed, before, _challenge, _offer, "price", blob).ShouldBe("1"u8.ToArray());
        var rewrapped = sealer.Rewrap(before, _challenge);
        rewrapped.KeyId.ShouldBe(added);
        File.Delete(Path.Combine(Folder, before.KeyId + ".key"));
        new Sealer(new SealingKeyRing(Folder, TimeProvider.System))
            .Unseal(Closed, rewrapped, _challenge, _offer, "price", blob).ShouldBe("1"u8.ToArray());
    }

    [Fact]
    public void The_newest_key_wraps_even_when_the_clock_stands_still_or_goes_back()
    {
        var clock = new FakeTimeProvider(Now);
        var ring = new SealingKeyRing(Folder, clock);
        for (var i = 0; i < 20; i++)
        {
            var id = ring.AddKey();
            new Sealer(ring).NewChallengeKey(_challenge).KeyId.ShouldBe(id);
        }

        var earlier = new SealingKeyRing(Folder, new FakeTimeProvider(Now.AddDays(-1)));
        var added = earlier.AddKey();

        new Sealer(ring).NewChallengeKey(_challenge).KeyId.ShouldBe(added);
    }

    [Fact]
    public void A_process_finds_the_key_another_process_added()
    {
        var one = new Sealer(new SealingKeyRing(Folder, TimeProvider.System));
        var otherRing = new SealingKeyRing(Folder, TimeProvider.System);
        var other = new Sealer(otherRing);

        var added = otherRing.AddKey();
        var key = other.NewChallengeKey(_challenge);
        var blob = other.Seal(key, _challenge, _offer, "price", "1"u8);

        key.KeyId.ShouldBe(added);
        one.Unseal(Closed, key, _challenge, _offer, "price", blob).ShouldBe("1"u8.ToArray());
        one.NewChallengeKey(_challenge).KeyId.ShouldBe(added);
    }

    [Fact]
    public async Task Rings_opened_at_once_on_an_empty_directory_understand_each_other()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            new Sealer(new SealingKeyRing(Folder, TimeProvider.System)).NewChallengeKey(_challenge))));

        var sealer = new Sealer(new SealingKeyRing(Folder, TimeProvider.System));
        foreach (var key in keys)
            sealer.Seal(key, _challenge, _offer, "price", "1"u8).Length.ShouldBeGreaterThan(256);
    }

    [Fact]
    public void A_key_that_is_not_on_the_ring_is_named()
    {
        var key = new Sealer(new SealingKeyRing(Path.Combine(_data, "another"), TimeProvider.System)).NewChallengeKey(_challenge);
        var sealer = new Sealer(new SealingKeyRing(Folder, TimeProvider.System));

        Should.Throw<BrokenSealException>(() => sealer.Seal(key, _challenge, _offer, "price", "1"u8)).Message.ShouldContain(key.KeyId);
    }

    [Fact]
    public void A_damaged_key_file_is_named_and_its_text_not_shown()
    {
        Directory.CreateDirectory(Folder);
        var id = Guid.CreateVersion7().ToString("N");
        File.WriteAllText(Path.Combine(Folder, id + ".key"), "c2hvcnQ=");

        var error = Should.Throw<BrokenSealException>(() => new SealingKeyRing(Folder, TimeProvider.System));
        error.Message.ShouldContain(id);
        error.ToString().ShouldNotContain("c2hvcnQ");
    }
}
