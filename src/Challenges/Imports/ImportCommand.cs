using System.Globalization;
using Marketplace.Challenges.Data;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Challenges.Imports;

/// <summary><c>marketplace import challenges FILE --seeker NATIONAL-ID [--publish] [--open-days N]</c></summary>
internal static class ImportCommand
{
    public const string Description = "Brings briefs in from a file: import challenges FILE.jsonl --seeker NATIONAL-ID [--publish] [--open-days N]";
    private const int UsualOpenDays = 60;

    /// <returns>0 when every row is in, 1 when nothing was imported, 2 when the command line cannot be read.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        if (Parse(arguments) is not { } wanted)
        {
            await Console.Error.WriteLineAsync(Description);
            return 2;
        }

        if (!File.Exists(wanted.File))
        {
            await Console.Error.WriteLineAsync($"There is no file {wanted.File}.");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        var (db, texts) = (scope.ServiceProvider.GetRequiredService<ChallengesDbContext>(), scope.ServiceProvider.GetRequiredService<Texts>());
        try
        {
            var seeker = await db.KnownCompanies.SingleOrDefaultAsync(c => c.NationalId == wanted.Seeker, ct) ?? throw new RuleException("import.no_such_seeker");
            var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
            var defaults = new ImportDefaults(seeker.Place, now.AddDays(wanted.OpenDays * 2 / 3.0), now.AddDays(wanted.OpenDays), wanted.Publish);
            var (rows, errors) = BriefFile.Read(await File.ReadAllLinesAsync(wanted.File, ct), defaults, texts);
            return await TellAsync(await scope.ServiceProvider.GetRequiredService<Importer>().RunAsync(seeker.Id, rows, errors, ct));
        }
        catch (RuleException e)
        {
            await Console.Error.WriteLineAsync(texts.Of(e.Code, [.. e.Args]));
            return 1;
        }
    }

    private static async Task<int> TellAsync(ImportReport report)
    {
        foreach (var error in report.Errors) await Console.Error.WriteLineAsync($"row {error.Row}: {error.Field}: {error.Message}");
        await Console.Out.WriteLineAsync($"{report.Imported} imported, {report.AlreadyThere} already there, {report.Errors.Count} errors");
        return report.Errors.Count == 0 ? 0 : 1;
    }

    private static Wanted? Parse(IReadOnlyList<string> arguments)
    {
        var (words, wanted) = (new List<string>(), new Wanted("", "", false, UsualOpenDays));
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--publish": wanted = wanted with { Publish = true }; break;
                case "--seeker" when i + 1 < arguments.Count: wanted = wanted with { Seeker = arguments[++i] }; break;
                case "--open-days" when i + 1 < arguments.Count && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 1000:
                    (wanted, i) = (wanted with { OpenDays = days }, i + 1);
                    break;
                case var word when !word.StartsWith('-'): words.Add(word); break;
                default: return null;
            }
        }

        return words is ["challenges", var file] && wanted.Seeker.Length > 0 ? wanted with { File = file } : null;
    }

    private sealed record Wanted(string File, string Seeker, bool Publish, int OpenDays);
}
