using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Platform.Files;

/// <summary>Registers the file store.</summary>
public static class FileParts
{
    /// <summary>
    /// Adds <see cref="IFileStore"/>: an S3-compatible store when <c>Files:S3:Endpoint</c> is set (with <c>Bucket</c>,
    /// <c>AccessKey</c>, <c>SecretKey</c>, <c>Region</c>), otherwise a directory.
    /// </summary>
    /// <param name="services">The process's services.</param>
    /// <param name="configuration">The process's configuration; <c>Files:Directory</c> may name another directory.</param>
    /// <param name="dataFolder">Holds the folder <c>files</c>.</param>
    /// <exception cref="InvalidOperationException">The store is configured by half.</exception>
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        var s3 = configuration.GetSection("Files:S3");
        if (string.IsNullOrEmpty(s3["Endpoint"]))
        {
            var directory = configuration["Files:Directory"] is { Length: > 0 } chosen ? chosen : Path.Combine(dataFolder, "files");
            return services.AddSingleton<IFileStore>(new DirectoryFileStore(directory));
        }

        foreach (var name in (string[])["Bucket", "AccessKey", "SecretKey"])
            if (string.IsNullOrEmpty(s3[name]))
                throw new InvalidOperationException($"Files:S3:{name} must be set when Files:S3:Endpoint is.");
        var settings = s3.Get<S3Settings>()!;
        return services.AddSingleton<IFileStore>(provider => new S3FileStore(
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) }),
            settings, provider.GetRequiredService<TimeProvider>()));
    }
}
