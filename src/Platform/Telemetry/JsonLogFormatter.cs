using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Marketplace.Platform.Telemetry;

/// <summary>
/// One JSON object a line: time, level, category, message, its named values, scopes, trace and span ids, exception. E-mail
/// addresses are blotted out wherever they stand.
/// </summary>
internal sealed class JsonLogFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "marketplace-json";

    // Persian stays readable; the line is for a log reader and never HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            if (logEntry.EventId.Id != 0)
                json.WriteNumber("event", logEntry.EventId.Id);
            json.WriteString("message", Redaction.Clean(logEntry.Formatter(logEntry.State, logEntry.Exception)));
            if (Activity.Current is { } activity)
            {
                json.WriteString("traceId", activity.TraceId.ToHexString());
                json.WriteString("spanId", activity.SpanId.ToHexString());
            }
            var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
            scopeProvider?.ForEachScope(Collect, values);
            Collect(logEntry.State, values);
            if (values.Count > 0)
            {
                json.WriteStartObject("values");
                foreach (var (name, value) in values)
                    json.WriteString(name, Redaction.Clean(value));
                json.WriteEndObject();
            }
            if (logEntry.Exception is { } exception)
                json.WriteString("exception", Redaction.Clean(exception.ToString()));
            json.WriteEndObject();
        }
        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Collect(object? state, SortedDictionary<string, string> values)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> pairs)
            return;
        foreach (var (name, value) in pairs)
            // The template repeats the message; trace ids stand above.
            if (name is not ("{OriginalFormat}" or "TraceId" or "SpanId" or "ParentId") && value is not null)
                values[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }
}
