using System.Text.RegularExpressions;

namespace Marketplace.Platform.Telemetry;

/// <summary>Keeps e-mail addresses out of logs, whoever wrote the text: mail servers and databases repeat them in their errors.</summary>
internal static class Redaction
{
    // Linear in the text's length, which is not ours to choose.
    private static readonly Regex Address = new(
        @"[\p{L}\p{N}._%+'-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static string Clean(string text) => text.Contains('@', StringComparison.Ordinal) || text.Contains("%40", StringComparison.Ordinal)
        ? Address.Replace(text, "[e-mail]")
        : text;
}
