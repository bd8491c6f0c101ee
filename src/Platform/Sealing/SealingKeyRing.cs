using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Platform.Sealing;

/// <summary>
/// The master keys that wrap each challenge's data key, one file a key in a directory outside every database and its backups.
/// The newest key wraps; all of them unwrap. Several processes may share the directory.
/// </summary>
/// <remarks>
/// A file is named by the key's id (a UUIDv7, so names sort by age) with the ending <c>.key</c> and holds the 32-byte key in
/// Base64, readable by its owner only. It is written whole under another name and then renamed, so no reader sees half a key.
/// Losing the directory loses every sealed offer: back it up, apart from the databases.
/// </remarks>
public sealed class SealingKeyRing
{
    private const int KeyBytes = 32;
    private const string Ending = ".key";
    private readonly string _directory;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private volatile SortedList<string, byte[]> _keys = [];

    /// <summary>Opens the ring, and puts a first key on an empty one.</summary>
    /// <param name="directory">Made with mode 0700 when absent.</param>
    /// <param name="clock">Dates new keys.</param>
    public SealingKeyRing(string directory, TimeProvider clock)
    {
        _directory = directory;
        _clock = clock;
        if (!Directory.Exists(directory))
            MakeDirectory();
        Reload();
        if (_keys.Count == 0)
            AddKey();
    }

    /// <summary>The ids on the ring, oldest first. The last one wraps.</summary>
    public IReadOnlyList<string> KeyIds => [.. Reload().Keys];

    /// <summary>
    /// Rotates: adds a key, which wraps from now on in every process on this directory. What older keys wrapped stays readable.
    /// </summary>
    /// <returns>The new key's id.</returns>
    public string AddKey()
    {
        lock (_gate)
        {
            var newest = Reload().Keys.LastOrDefault();
            var id = Guid.CreateVersion7(_clock.GetUtcNow()).ToString("N");
            // Two keys of one millisecond, or a clock set back: the new key must still sort last.
            while (string.CompareOrdinal(id, newest) <= 0)
                id = Guid.CreateVersion7(After(newest!)).ToString("N");
            Write(id, RandomNumberGenerator.GetBytes(KeyBytes));
            Reload();
            return id;
        }
    }

    internal (string Id, byte[] Key) Newest()
    {
        var keys = Reload();
        return (keys.GetKeyAtIndex(keys.Count - 1), keys.GetValueAtIndex(keys.Count - 1));
    }

    internal byte[] Find(string id)
    {
        if (_keys.TryGetValue(id, out var key) || Reload().TryGetValue(id, out key))
            return key;
        throw new BrokenSealException($"The sealing key {id} is not on the ring.");
    }

    private static DateTimeOffset After(string id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id[..12], 16) + 1);

    private SortedList<string, byte[]> Reload()
    {
        lock (_gate)
        {
            var known = _keys;
            var found = new SortedList<string, byte[]>(StringComparer.Ordinal);
            foreach (var path in Directory.EnumerateFiles(_directory, "*" + Ending))
            {
                var id = Path.GetFileNameWithoutExtension(path);
                if (!Guid.TryParseExact(id, "N", out _))
                    continue;
                found[id] = known.TryGetValue(id, out var key) ? key : Read(path, id);
            }
            return _keys = found;
        }
    }

    private static byte[] Read(string path, string id)
    {
        var text = File.ReadAllText(path, Encoding.ASCII).Trim();
        if (!Base64.IsValid(text, out var length) || length != KeyBytes)
            throw new BrokenSealException($"The file of sealing key {id} does not hold a key.");
        return Convert.FromBase64String(text);
    }

    private void Write(string id, byte[] key)
    {
        var half = Path.Combine(_directory, $".{id}.half");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(half, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            file.Flush(flushToDisk: true);
        }
        File.Move(half, Path.Combine(_directory, id + Ending));
    }

    private void MakeDirectory()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_directory);
        else
            Directory.CreateDirectory(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
