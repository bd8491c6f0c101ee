using Marketplace.Platform.Hosting;
using Marketplace.Web.Demo;

namespace Marketplace.Host.Commands;

/// <summary>What a developer reads after the start: where things are and whom to sign in as.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app, TextWriter console)
    {
        if (!app.Services.GetRequiredService<RunningServices>().Names.Contains("web")) return;
        var site = app.Services.GetRequiredService<ServiceAddresses>().Of("web").ToString().TrimEnd('/').Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await console.WriteLineAsync($"""

              Niazgah is ready.

              Site          {site}/fa   {site}/en
              API           {site}/api
              Mail sent     {site}/dev/mail
              Jobs          {site}/jobs   (administrator)

              Sign in at {site}/en/sign-in as
            """);
        foreach (var person in DemoPeople.All) await console.WriteLineAsync($"    {person.Part,-14}{person.Email,-28}{person.Password}");
        await console.WriteLineAsync("\n  Data is in " + app.Services.GetRequiredService<DataFolder>().Path + ". Stop with Ctrl-C.\n");
    }
}
