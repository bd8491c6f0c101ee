using System.Net.Http.Headers;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Harness;
using Npgsql;
using Refit;

namespace Marketplace.Tests.Integration.Processes;

/// <summary>Services in processes of their own, on a PostgreSQL and a RabbitMQ that the test may take away. Its reader of the databases shares no code with them.</summary>
public sealed class Apart : IAsyncLifetime
{
    private readonly List<MarketplaceProcess> _processes = [];
    private string _folder = "";
    private Issuer _issuer = null!;

    public PrivateServers Servers { get; private set; } = null!;

    /// <summary>As environment variables for every process.</summary>
    public Dictionary<string, string?> Settings { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Servers = await PrivateServers.StartAsync();
        _issuer = await Issuer.StartAsync();
        _folder = Directory.CreateTempSubdirectory("niazgah-apart-").FullName;
        Settings = new()
        {
            ["Data"] = _folder,
            ["Services:web"] = _issuer.Address.ToString(),
            ["Identity:Issuer"] = Issuer.Name,
            ["ConnectionStrings:RabbitMq"] = Servers.RabbitMq,
            // Names the parts of what is not ready.
            ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Debug",
        };
        foreach (var service in Host.Services.All)
            Settings[$"ConnectionStrings:{service.Name}"] = $"{Servers.Postgres};Database={service.Name};Maximum Pool Size=20";
        await MarketplaceProcess.RunAsync("migrate", Settings);
    }

    public async Task<MarketplaceProcess> StartAsync(string services)
    {
        var process = Launch(services);
        await process.ReadyAsync();
        return process;
    }

    /// <summary>Starts services without waiting for them.</summary>
    public MarketplaceProcess Launch(string services)
    {
        var process = MarketplaceProcess.Launch("run " + services, Settings);
        _processes.Add(process);
        return process;
    }

    /// <summary>A typed client of a process that calls as this actor.</summary>
    public TApi Api<TApi>(MarketplaceProcess process, Actor? actor)
    {
        var http = new HttpClient { BaseAddress = process.Address };
        if (actor is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _issuer.TokenFor(actor));
        return RestService.For<TApi>(http, new RefitSettings(new SystemTextJsonContentSerializer(Json.Options)));
    }

    /// <summary>The first column of a query.</summary>
    public async Task<List<T>> ReadAsync<T>(string database, string sql, params (string Name, object Value)[] parameters)
    {
        await using var connection = Servers.Connect(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }

    public async Task<long> CountAsync(string database, string sql, params (string Name, object Value)[] parameters) =>
        (await ReadAsync<long>(database, sql, parameters))[0];

    public async Task ExecuteAsync(string database, string sql, params (string Name, object Value)[] parameters) => await ReadAsync<object>(database, sql, parameters);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        if (_issuer is not null) await _issuer.DisposeAsync();
        if (Servers is not null) await Servers.DisposeAsync();
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }
}
