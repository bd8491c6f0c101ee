using System.Text;
using CsCheck;
using Marketplace.Platform.Sealing;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Platform.Sealing;

public sealed class SealerTests : IDisposable
{
    private static readonly DateTimeOffset Closing = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private readonly string _ring = Directory.CreateTempSubdirectory("sealing").FullName;
    private readonly Guid _challenge = Guid.CreateVersion7();
    private readonly Guid _offer = Guid.CreateVersion7();
    private readonly Sealer _sealer;
    private readonly WrappedKey _key;

    public SealerTests()
    {
        _sealer = new Sealer(new SealingKeyRing(_ring, TimeProvider.System));
        _key = _sealer.NewChallengeKey(_challenge);
    }

    public void Dispose() => Directory.Delete(_ring, recursive: true);

    private SealRelease Closed => SealRelease.Closed(_challenge, Closing, Closing);

    [Fact]
    public void Anything_sealed_opens_to_the_same_bytes() =>
        Gen.Select(Gen.Byte.Array[0, 2000], Gen.String[0, 40].Where(IsWellFormed)).Sample((plain, part) =>
        {
            var blob = _sealer.Seal(_key, _challenge, _offer, part, plain);
            _sealer.Unseal(Closed, _key, _challenge, _offer, part, blob).ShouldBe(plain);
        }, iter: 500);

    [Fact]
    public void A_blob_changed_in_any_one_bit_does_not_open()
    {
        var blob = _sealer.Seal(_key, _challenge, _offer, "price", "12,500,000,000"u8);
        Gen.Select(Gen.Int[0, blob.Length - 1], Gen.Int[0, 7]).Sample((position, bit) =>
        {
            var altered = (byte[])blob.Clone();
            altered[position] ^= (byte)(1 << bit);
            Should.Throw<BrokenSealException>(() => _sealer.Unseal(Closed, _key, _challenge, _offer, "price", altered));
        }, iter: 500);
    }

    [Fact]
    public void A_blob_cut_short_anywhere_does_not_open()
    {
        var blob = _sealer.Seal(_key, _challenge, _offer, "price", new byte[700]);
        Gen.Int[0, blob.Length - 1].Sample(length =>
            Should.Throw<BrokenSealException>(() => _sealer.Unseal(Closed, _key, _challenge, _offer, "price", blob.AsSpan(0, length))));
    }

    [Fact]
    public void A_blob_opens_only_in_its_own_challenge_offer_and_part()
    {
        var blob = _sealer.Seal(_key, _challenge, _offer, "approach", "words"u8);
        var other = Guid.CreateVersion7();

        Should.Throw<BrokenSealException>(() => _sealer.Unseal(Closed, _key, _challenge, _offer, "price", blob));
        Should.Throw<BrokenSealException>(() => _sealer.Unseal(Closed, _key, _challenge, other, "approach", blob));
        Should.Throw<BrokenSealException>(() =>
            _sealer.Unseal(SealRelease.Closed(other, Closing, Closing), _sealer.NewChallengeKey(other), other, _offer, "approach", blob));
    }

    [Fact]
    public void A_wrapped_key_belongs_to_its_challenge_and_cannot_be_altered()
    {
        var altered = _key with { Bytes = [.. _key.Bytes.Select((b, i) => i == 30 ? (byte)(b ^ 1) : b)] };

        Should.Throw<BrokenSealException>(() => _sealer.Seal(_key, Guid.CreateVersion7(), _offer, "price", "1"u8));
        Should.Throw<BrokenSealException>(() => _sealer.Seal(altered, _challenge, _offer, "price", "1"u8));
        Should.Throw<BrokenSealException>(() => _sealer.Seal(_key with { Bytes = [1, 2, 3] }, _challenge, _offer, "price", "1"u8));
    }

    [Fact]
    public void Nobody_gets_a_release_one_tick_before_closing_and_everybody_does_at_it()
    {
        Should.Throw<SealedException>(() => SealRelease.Closed(_challenge, Closing, Closing.AddTicks(-1)));
        SealRelease.Closed(_challenge, Closing, Closing).ShouldNotBeNull();
        SealRelease.Closed(_challenge, Closing, Closing.ToOffset(TimeSpan.FromHours(3.5))).ShouldNotBeNull();
    }

    [Fact]
    public void The_release_of_one_challenge_opens_no_other()
    {
        var blob = _sealer.Seal(_key, _challenge, _offer, "price", "1"u8);
        var release = SealRelease.Closed(Guid.CreateVersion7(), Closing, Closing);

        Should.Throw<SealedException>(() => _sealer.Unseal(release, _key, _challenge, _offer, "price", blob));
    }

    [Fact]
    public void An_author_reads_its_own_offer_before_closing_and_no_other()
    {
        Guid author = Guid.CreateVersion7(), partner = Guid.CreateVersion7(), stranger = Guid.CreateVersion7();
        var blob = _sealer.Seal(_key, _challenge, _offer, "price", "1"u8);

        _sealer.Unseal(SealRelease.Author(_offer, partner, author, partner), _key, _challenge, _offer, "price", blob).ShouldBe("1"u8.ToArray());
        Should.Throw<SealedException>(() => SealRelease.Author(_offer, stranger, author, partner));
        Should.Throw<SealedException>(() => SealRelease.Author(_offer, Guid.Empty, Guid.Empty));
        Should.Throw<SealedException>(() =>
            _sealer.Unseal(SealRelease.Author(Guid.CreateVersion7(), author, author), _key, _challenge, _offer, "price", blob));
    }

    [Fact]
    public void The_same_words_never_seal_to_the_same_blob()
    {
        var blobs = Enumerable.Range(0, 200).Select(_ => Convert.ToHexString(_sealer.Seal(_key, _challenge, _offer, "price", "1"u8)));
        blobs.Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public void Prices_of_different_length_seal_to_the_same_length() =>
        _sealer.Seal(_key, _challenge, _offer, "price", "9"u8).Length
            .ShouldBe(_sealer.Seal(_key, _challenge, _offer, "price", "125,000,000,000 rial"u8).Length);

    [Fact]
    public void A_canary_shows_neither_in_the_blob_nor_in_the_wrapped_key_nor_on_the_ring()
    {
        var canary = "canary-زنگ-7f3a"u8.ToArray();
        var blob = _sealer.Seal(_key, _challenge, _offer, "approach", canary);

        blob.AsSpan().IndexOf(canary.AsSpan(0, 6)).ShouldBe(-1);
        _key.Bytes.AsSpan().IndexOf(canary.AsSpan(0, 6)).ShouldBe(-1);
        foreach (var file in Directory.EnumerateFiles(_ring))
            File.ReadAllBytes(file).AsSpan().IndexOf(canary.AsSpan(0, 6)).ShouldBe(-1);
    }

    [Fact]
    public void A_digest_is_the_sha256_of_the_plaintext() =>
        SealDigest.Of("abc"u8).ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    // A lone surrogate has no UTF-8 form; part names are our own words.
    private static bool IsWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
