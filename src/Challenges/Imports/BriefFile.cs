using System.Text.Json;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Http;

namespace Marketplace.Challenges.Imports;

/// <summary>A file of briefs, one JSON object a line, in any of the layouts known here. Each line is told by its members.</summary>
internal static class BriefFile
{
    /// <summary>Reads every line, and says of each that cannot be read why.</summary>
    public static (IReadOnlyList<NumberedRow> Rows, IReadOnlyList<ImportError> Errors) Read(IEnumerable<string> lines, ImportDefaults defaults, Texts texts)
    {
        var (rows, errors, number) = (new List<NumberedRow>(), new List<ImportError>(), 0);
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                rows.Add(new NumberedRow(number, Row(line, defaults)));
            }
            catch (UnreadableRowException e)
            {
                errors.Add(new ImportError(number, e.Field, texts.Of(e.Message)));
            }
            catch (JsonException e)
            {
                errors.Add(new ImportError(number, e.Path?.TrimStart('$', '.') ?? "", texts.Of(e.Path is null or "$" ? "import.unreadable" : "json.invalid")));
            }
        }

        return (rows, errors);
    }

    private static ImportRow Row(string line, ImportDefaults defaults)
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        if (row.ValueKind != JsonValueKind.Object) throw new UnreadableRowException("", "import.unknown_layout");
        if (row.TryGetProperty("brief", out _)) return Own(row, defaults);
        if (row.TryGetProperty("need_no", out _)) return NeedLayout.Row(row, defaults);
        if (row.TryGetProperty("_id", out _) && row.TryGetProperty("text", out _)) return TopicLayout.Row(row, defaults);
        throw new UnreadableRowException("", "import.unknown_layout");
    }

    private static ImportRow Own(JsonElement row, ImportDefaults defaults)
    {
        var read = row.Deserialize<ImportRow>(Json.Options)!;
        return defaults.Publish ? read with { Publish = true } : read;
    }
}

/// <summary>What a source that does not say it is given.</summary>
/// <param name="Place">Where the seeker is.</param>
/// <param name="Publish">Take every row through review to publication.</param>
internal sealed record ImportDefaults(Place? Place, DateTimeOffset QuestionsUntil, DateTimeOffset ClosesAt, bool Publish)
{
    /// <summary>The first sentences of a text, cut at a word.</summary>
    public static string Beginning(string text, int length)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= length) return text;
        var end = text.LastIndexOf(' ', length - 1);
        return text[..(end > 0 ? end : length - 1)].TrimEnd() + "…";
    }
}

/// <summary>A line does not say something that must be known. The message is the code of the words.</summary>
internal sealed class UnreadableRowException(string field, string code) : Exception(code)
{
    public string Field { get; } = field;
}
