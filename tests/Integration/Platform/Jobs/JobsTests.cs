using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Threading.Channels;
using Hangfire;
using Marketplace.Platform.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Integration.Platform.Jobs;

/// <summary>Jobs in memory and on PostgreSQL, with the real server, on the real clock.</summary>
public sealed class JobsTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Storages => ["memory", "postgres"];

    [Theory, MemberData(nameof(Storages))]
    public async Task A_job_of_every_two_seconds_runs_every_two_seconds(string kind)
    {
        await using var database = await OpenAsync(kind);
        await using var app = await StartAsync(database?.ConnectionString, ["offers"],
            s => s.AddRecurringJob<Recorder>("offers", "tick", "*/2 * * * * *", r => r.Run("tick")));

        var runs = new List<DateTimeOffset>();
        while (runs.Count < 5)
            runs.Add((await NextAsync(app)).At);

        // Five runs within eight seconds of the first, and not all at once; the load of a test machine forgives the rest.
        (runs[4] - runs[0]).ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Each_process_runs_only_the_jobs_of_its_services()
    {
        await using var database = await OpenAsync("postgres");
        void Declare(IServiceCollection s)
        {
            s.AddRecurringJob<Recorder>("offers", "tick", "* * * * * *", r => r.Run("offers"));
            s.AddRecurringJob<Recorder>("search", "tick", "* * * * * *", r => r.Run("search"));
        }

        await using var offers = await StartAsync(database!.ConnectionString, ["offers"], Declare);
        await using var search = await StartAsync(database.ConnectionString, ["search"], Declare);

        for (var i = 0; i < 3; i++)
        {
            (await NextAsync(offers)).Name.ShouldBe("offers");
            (await NextAsync(search)).Name.ShouldBe("search");
        }
    }

    [Theory, MemberData(nameof(Storages))]
    public async Task A_job_that_fails_is_tried_again_and_logged(string kind)
    {
        await using var database = await OpenAsync(kind);
        await using var app = await StartAsync(database?.ConnectionString, ["offers"], s => s.AddScoped<Recorder>());
        await RegisteredAsync(app);

        app.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<Recorder>("offers", r => r.FailOnce("once"));

        (await NextAsync(app)).Name.ShouldBe("once failed");
        (await NextAsync(app)).Name.ShouldBe("once");
        app.Services.GetRequiredService<LogLines>().All.ShouldContain(l =>
            l.Contains("Recorder.FailOnce", StringComparison.Ordinal) && l.Contains("Scheduled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_would_overlap_is_skipped()
    {
        await using var app = await StartAsync(null, ["offers"],
            s => s.AddRecurringJob<Recorder>("offers", "slow", "* * * * * *", r => r.RunSlowly())
                .AddRecurringJob<Recorder>("offers", "tick", "* * * * * *", r => r.Run("tick")));

        (string Name, DateTimeOffset At) next;
        do
            next = await NextAsync(app);
        while (next.Name != "slow begins");
        for (var ticks = 0; ticks < 3; ticks++)
            (await NextAsync(app)).Name.ShouldBe("tick");

        app.Services.GetRequiredService<Gate>().Open.TrySetResult();
        do
            next = await NextAsync(app);
        while (next.Name != "slow begins");
    }

    [Theory, MemberData(nameof(Storages))]
    public async Task Personal_data_cannot_be_an_argument(string kind)
    {
        await using var database = await OpenAsync(kind);
        await using var app = await StartAsync(database?.ConnectionString, ["offers"], s => s.AddScoped<Recorder>());
        await RegisteredAsync(app);
        var client = app.Services.GetRequiredService<IBackgroundJobClient>();

        var error = Should.Throw<Exception>(() => client.Enqueue<Recorder>("offers", r => r.Run("maryam@example.com")));
        error.ToString().ShouldContain("may not be an argument");
        error.ToString().ShouldNotContain("maryam");
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddRecurringJob<Recorder>("offers", "x", "* * * * *", r => r.Run("two words")));
    }

    [Fact]
    public async Task A_jobs_database_that_is_away_at_start_does_not_stop_the_process_and_is_used_when_it_comes()
    {
        await using var server = await OpenAsync("postgres");
        var late = new NpgsqlConnectionStringBuilder(server!.ConnectionString) { Pooling = false };
        var name = late.Database + "_late";
        late.Database = name;

        await using (var app = await StartAsync(late.ConnectionString, ["offers"],
            s => s.AddRecurringJob<Recorder>("offers", "tick", "* * * * * *", r => r.Run("tick")), dashboard: true))
        {
            using var http = app.Client();
            (await http.GetAsync(new Uri("/alive", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await app.Services.GetRequiredService<LogLines>().WaitAsync("cannot be used yet", Deadline);

            await SqlAsync(server.ConnectionString, $"create database {name}");
            (await NextAsync(app)).Name.ShouldBe("tick");
        }
        NpgsqlConnection.ClearAllPools();
        await SqlAsync(server.ConnectionString, $"drop database {name} with (force)");
    }

    [Fact]
    public async Task The_dashboard_is_for_those_the_policy_lets_in()
    {
        await using var app = await StartAsync(null, ["offers"], _ => { }, dashboard: true);
        using var http = app.Client();

        foreach (var (person, status) in ((string, HttpStatusCode)[])[("", HttpStatusCode.Unauthorized), ("officer", HttpStatusCode.Forbidden), ("administrator", HttpStatusCode.OK)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/jobs");
            request.Headers.Add("X-Role", person);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(status, person);
        }
    }

    private static async Task<TestDatabase?> OpenAsync(string kind) => kind == "memory" ? null : await TestDatabase.OpenAsync(kind);

    private static async Task<(string Name, DateTimeOffset At)> NextAsync(RunningApp app) =>
        await app.Services.GetRequiredService<Channel<(string, DateTimeOffset)>>().Reader
            .ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Deadline);

    // The tables are there once the server says it has started.
    private static Task RegisteredAsync(RunningApp app) =>
        app.Services.GetRequiredService<LogLines>().WaitAsync("The jobs of offers run", Deadline);

    private static async Task SqlAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task<RunningApp> StartAsync(
        string? connectionString, string[] queues, Action<IServiceCollection> declare, bool dashboard = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:Jobs"] = connectionString;
        var lines = new LogLines();
        builder.Logging.ClearProviders().AddProvider(lines).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddSingleton(lines).AddSingleton<Gate>().AddSingleton(Channel.CreateUnbounded<(string, DateTimeOffset)>());
        builder.Services.AddJobs(builder.Configuration, queues);
        declare(builder.Services);
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, HeaderScheme>("Test", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy("Administrator", p => p.RequireRole("administrator"));
        var app = builder.Build();
        app.MapGet("/alive", () => "yes");
        if (dashboard)
            app.MapJobsDashboard("Administrator");
        return RunningApp.StartAsync(app);
    }

    public sealed class Gate
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private int _calls;

        public bool IsFirstCall() => Interlocked.Increment(ref _calls) == 1;
    }

    public sealed class Recorder(Channel<(string, DateTimeOffset)> runs, Gate gate)
    {
        public async Task Run(string name) => await runs.Writer.WriteAsync((name, TimeProvider.System.GetUtcNow()));

        public async Task FailOnce(string name)
        {
            if (gate.IsFirstCall())
            {
                await Run(name + " failed");
                throw new InvalidOperationException("The first time it fails.");
            }
            await Run(name);
        }

        public async Task RunSlowly()
        {
            await Run("slow begins");
            await gate.Open.Task;
        }
    }

    private sealed class HeaderScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Role"].ToString() is not { Length: > 0 } role)
                return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
