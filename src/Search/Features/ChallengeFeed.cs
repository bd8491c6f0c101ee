using System.Globalization;
using System.Text;
using System.Xml;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Http;
using Marketplace.Search.Index;
using Marketplace.Search.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Search.Features;

/// <summary>A search as a feed to subscribe to: the newest challenges that answer it, as RSS 2.0.</summary>
internal static class ChallengeFeed
{
    private const int Most = 50;
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges.rss", Handle)
        .AllowAnonymous()
        .Reads<ChallengeQuery>()
        .WithName("ChallengeFeed");

    private static async Task<IResult> Handle(HttpRequest request, DocumentSearch search, Texts texts, IConfiguration configuration, CancellationToken ct)
    {
        var query = ChallengeFilters.Read(request);
        var page = await search.FindAsync(DocumentKind.Challenge, query.Q, ChallengeFilters.Chosen(query), SortOrder.Newest, 1, Most, ct);
        var site = configuration["Site:Address"]?.TrimEnd('/') is { Length: > 0 } address ? address : $"{request.Scheme}://{request.Host}";
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var title = query.Q is null ? texts.Of("feed.title") : texts.Of("feed.title_of", query.Q);
        return Results.Text(Write([.. page.Documents.Select(d => Hits.Of(d.Document.Challenge!, []))], title, texts.Of("feed.about"), site, $"{site}{request.Path}{request.QueryString}", language),
            "application/rss+xml; charset=utf-8", Encoding.UTF8);
    }

    private static string Write(IReadOnlyList<ChallengeHit> hits, string title, string about, string site, string self, string language)
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(new Utf8Text(xml), new XmlWriterSettings { Indent = true, CheckCharacters = false, Encoding = Encoding.UTF8 }))
        {
            writer.WriteStartElement("rss");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteAttributeString("xmlns", "atom", null, Atom);
            writer.WriteStartElement("channel");
            writer.WriteElementString("title", Clean(title));
            writer.WriteElementString("link", $"{site}/{language}/challenges");
            writer.WriteElementString("description", about);
            writer.WriteElementString("language", language);
            writer.WriteStartElement("atom", "link", Atom);
            writer.WriteAttributeString("href", Clean(self));
            writer.WriteAttributeString("rel", "self");
            writer.WriteAttributeString("type", "application/rss+xml");
            writer.WriteEndElement();
            foreach (var hit in hits)
            {
                writer.WriteStartElement("item");
                writer.WriteElementString("title", Clean(hit.Title));
                writer.WriteElementString("link", $"{site}/{language}/challenges/{Uri.EscapeDataString(hit.Code)}");
                if (hit.Summary is not null) writer.WriteElementString("description", Clean(hit.Summary));
                writer.WriteStartElement("guid");
                writer.WriteAttributeString("isPermaLink", "false");
                writer.WriteString($"urn:uuid:{hit.Id}");
                writer.WriteEndElement();
                if (hit.PublishedAt is { } at) writer.WriteElementString("pubDate", at.UtcDateTime.ToString("r", CultureInfo.InvariantCulture));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return xml.ToString();
    }

    // Characters no XML can hold are left out.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is 0x9 or 0xA or 0xD or >= 0x20 and not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));

    private sealed class Utf8Text(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
