namespace Marketplace.Platform.Files;

/// <summary>Keeps files in a directory. A file appears under its key only when it is whole and on the disk.</summary>
public sealed class DirectoryFileStore(string directory) : IFileStore
{
    // Begins with a dot, so no key can name it.
    private readonly string _incoming = Path.Combine(directory, ".incoming");

    /// <inheritdoc/>
    public async Task<StoredFile> PutAsync(string key, Stream content, long maxBytes, CancellationToken ct = default)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(_incoming);
        var half = Path.Combine(_incoming, Guid.CreateVersion7().ToString("N"));
        try
        {
            long length;
            string sha256;
            await using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None, Spool.BufferBytes, useAsync: true))
            {
                (length, sha256) = await Spool.CopyAsync(content, file, maxBytes, ct);
                file.Flush(flushToDisk: true);
            }
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(half, path, overwrite: true);
            return new StoredFile(key, length, sha256);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string key, CancellationToken ct = default)
    {
        var path = PathOf(key);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(path, FileMode.Open, FileAccess.Read,
                FileShare.Read | FileShare.Delete, Spool.BufferBytes, useAsync: true));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string key, CancellationToken ct = default) => Task.FromResult(File.Exists(PathOf(key)));

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken ct = default)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // Never stored.
        }
        return Task.CompletedTask;
    }

    private string PathOf(string key) => Path.Combine(directory, FileKey.Check(key).Replace('/', Path.DirectorySeparatorChar));
}
