using System.Text.Json;
using System.Text.RegularExpressions;

namespace Marketplace.Tests.Unit.Search.Elastic;

/// <summary>Elastic's published examples of requests and answers.</summary>
internal static class Examples
{
    public static string Read(string path)
    {
        var text = File.ReadAllText(SharedData.Find("standards/elasticsearch/examples/" + path));
        var value = text[(text.IndexOf("\nvalue:", StringComparison.Ordinal) + 7)..].TrimStart(' ');
        if (value.StartsWith('|')) return Regex.Replace(value[value.IndexOf('\n', StringComparison.Ordinal)..], @"\n  ", "\n").Trim();

        // A quoted scalar over several lines: an escaped line end joins, another is a space.
        var quoted = value.Trim();
        quoted = Regex.Replace(quoted, @"\\\r?\n\s*", "");
        quoted = Regex.Replace(quoted, @"\r?\n\s*", " ").Replace("\\ ", " ", StringComparison.Ordinal);
        return JsonSerializer.Deserialize<string>(quoted)!;
    }
}
