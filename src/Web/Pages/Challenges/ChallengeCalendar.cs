using System.Globalization;
using System.Text;
using Marketplace.Contracts.Challenges;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>The dates of a challenge as an iCalendar file (RFC 5545).</summary>
public static class ChallengeCalendar
{
    private const int LongestLine = 75;

    /// <summary>The file.</summary>
    /// <param name="challenge">Its closing time, and the end of questions if there is one.</param>
    /// <param name="address">The challenge's page.</param>
    /// <param name="closing">Words for the closing, and <paramref name="questions"/> for the end of questions.</param>
    /// <param name="questions">Words for the end of questions.</param>
    /// <param name="now">When the file is written.</param>
    public static string Write(ChallengeDetails challenge, string address, string closing, string questions, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Niazgah//Challenges//EN");
        Event("questions", challenge.Brief.QuestionsUntil, questions);
        Event("closing", challenge.Brief.ClosesAt, closing);
        Line("END:VCALENDAR");
        return file.ToString();

        void Event(string name, DateTimeOffset? at, string words)
        {
            if (at is not { } instant)
                return;
            Line("BEGIN:VEVENT");
            Line($"UID:{challenge.Id:N}-{name}@niazgah");
            Line($"SEQUENCE:{challenge.PublicVersion}");
            Line($"DTSTAMP:{Utc(now)}");
            Line($"DTSTART:{Utc(instant)}");
            Line($"DTEND:{Utc(instant)}");
            Line($"SUMMARY:{Escape(words)}");
            Line($"DESCRIPTION:{Escape($"{challenge.Brief.Title}\n{challenge.Code}\n{address}")}");
            Line($"URL:{address}");
            Line("BEGIN:VALARM");
            Line("ACTION:DISPLAY");
            Line($"DESCRIPTION:{Escape(words)}");
            Line("TRIGGER:-P1D");
            Line("END:VALARM");
            Line("END:VEVENT");
        }

        // A line is folded before its 76th byte, and never within a letter.
        void Line(string text)
        {
            var length = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                if (length + rune.Utf8SequenceLength > LongestLine)
                {
                    file.Append("\r\n ");
                    length = 1;
                }

                file.Append(rune.ToString());
                length += rune.Utf8SequenceLength;
            }

            file.Append("\r\n");
        }
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
