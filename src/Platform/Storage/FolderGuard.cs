namespace Marketplace.Platform.Storage;

/// <summary>
/// Keeps a second process away from embedded databases in use: its bus would be another one, and what each publishes would not reach the
/// other. The lock is the operating system's and goes with the process, however it ends.
/// </summary>
public sealed class FolderGuard : IDisposable
{
    private readonly List<FileStream> _held = [];

    /// <exception cref="FolderInUseException">Another process runs on one of these databases.</exception>
    public static FolderGuard Take(IEnumerable<ServiceDatabase> databases)
    {
        var guard = new FolderGuard();
        try
        {
            foreach (var database in databases.Where(d => !d.IsPostgres))
                guard._held.Add(new FileStream(database.SqliteFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            return guard;
        }
        catch (IOException e)
        {
            guard.Dispose();
            throw new FolderInUseException($"Another process runs on the data in {Path.GetDirectoryName(databases.First(d => !d.IsPostgres).SqliteFile)}. Stop it, or give this one a folder of its own with --data.", e);
        }
    }

    public void Dispose() => _held.ForEach(f => f.Dispose());
}

/// <summary>Another process runs on the same embedded databases.</summary>
public sealed class FolderInUseException(string message, Exception inner) : Exception(message, inner);
