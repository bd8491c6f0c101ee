using System.Globalization;
using System.Resources;
using Marketplace.Notifications.Domain;

namespace Marketplace.Notifications;

/// <summary>The texts of notices and e-mails in the reader's language, which need not be the request's: e-mail is written by a job.</summary>
public static class Wording
{
    // First-strong isolates keep a title in one script from turning the sentence around it.
    private const char Isolate = '\u2068';
    private const char EndIsolate = '\u2069';

    private static readonly ResourceManager Resources = new("Marketplace.Notifications.Texts", typeof(Wording).Assembly);
    private static readonly CultureInfo Persian = CultureInfo.GetCultureInfo("fa");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>The language of the request at work.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fa" ? "fa" : "en";

    public static string Of(string language, string words) => Resources.GetString(words, language == "fa" ? Persian : English) ?? words;

    /// <summary>The text with its <c>{name}</c>s filled in. A value is put in as it is and not searched for names itself.</summary>
    public static string Of(string language, string words, IReadOnlyDictionary<string, Said> arguments)
    {
        var text = Of(language, words);
        var said = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var (open, close) = (text.IndexOf('{', at), text.IndexOf('}', at));
            if (open < 0 || close < open) return said.Append(text, at, text.Length - at).ToString();
            said.Append(text, at, open - at);
            if (arguments.TryGetValue(text[(open + 1)..close], out var value)) said.Append(Isolate).Append(value.In(language)).Append(EndIsolate);
            at = close + 1;
        }

        return said.ToString();
    }

    /// <summary>A text of both languages as a value within another.</summary>
    public static Said Both(string words) => new(Of("fa", words), Of("en", words));

    /// <summary>For where no directions are needed and marks might show, such as a subject.</summary>
    public static string WithoutIsolates(string text) => text.Replace(Isolate.ToString(), "", StringComparison.Ordinal).Replace(EndIsolate.ToString(), "", StringComparison.Ordinal);
}
