using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;

namespace Marketplace.Platform.Mail;

/// <summary>Shows the messages of the folder mailer at /dev/mail, for developers.</summary>
public static class MailViewer
{
    private const int Shown = 200;
    private const string PagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private const string BodyPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    /// <summary>Maps the pages in Development with the folder mailer; otherwise nothing, so the addresses answer 404.</summary>
    public static IEndpointRouteBuilder MapMailViewer(this IEndpointRouteBuilder endpoints)
    {
        var development = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (!development || endpoints.ServiceProvider.GetService<IMailer>() is not FolderMailer mailer)
            return endpoints;

        var group = endpoints.MapGroup("/dev/mail").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("", (HttpContext context, CancellationToken ct) => ListAsync(mailer, context, ct));
        group.MapGet("/{id:regex(^[0-9a-f]{{32}}$)}", (string id, HttpContext context, CancellationToken ct) => ShowAsync(mailer, id, context, ct));
        group.MapGet("/{id:regex(^[0-9a-f]{{32}}$)}/html", (string id, HttpContext context, CancellationToken ct) => BodyAsync(mailer, id, context, ct));
        return endpoints;
    }

    private static async Task<IResult> ListAsync(FolderMailer mailer, HttpContext context, CancellationToken ct)
    {
        var files = Directory.Exists(mailer.Folder)
            ? new DirectoryInfo(mailer.Folder).EnumerateFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).Take(Shown)
            : [];
        var rows = new StringBuilder();
        foreach (var file in files)
        {
            using var mime = await MimeMessage.LoadAsync(file.FullName, ct);
            rows.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"""<tr><td>{mime.Date:yyyy-MM-dd HH:mm:ss}</td><td><bdi>{Encode(mime.To)}</bdi></td><td><a href="/dev/mail/{file.Name[..^4]}"><bdi>{Encode(mime.Subject)}</bdi></a></td></tr>""");
        }
        return Page(context, "Mail", rows.Length == 0
            ? "<p>No message yet.</p>"
            : $"<table><thead><tr><th>Date</th><th>To</th><th>Subject</th></tr></thead><tbody>{rows}</tbody></table>");
    }

    private static async Task<IResult> ShowAsync(FolderMailer mailer, string id, HttpContext context, CancellationToken ct)
    {
        if (await LoadAsync(mailer, id, ct) is not { } mime)
            return Results.NotFound();
        using (mime)
            return Page(context, mime.Subject ?? "", $"""
                <p><a href="/dev/mail">All messages</a></p>
                <h1><bdi>{Encode(mime.Subject)}</bdi></h1>
                <p>{Encode(mime.From)} → {Encode(mime.To)}</p>
                <iframe sandbox title="HTML" src="/dev/mail/{id}/html"></iframe>
                <pre dir="auto">{Encode(mime.TextBody)}</pre>
                """);
    }

    private static async Task<IResult> BodyAsync(FolderMailer mailer, string id, HttpContext context, CancellationToken ct)
    {
        if (await LoadAsync(mailer, id, ct) is not { } mime)
            return Results.NotFound();
        using (mime)
            return Html(context, mime.HtmlBody ?? "", BodyPolicy);
    }

    private static async Task<MimeMessage?> LoadAsync(FolderMailer mailer, string id, CancellationToken ct)
    {
        var path = Path.Combine(mailer.Folder, id + ".eml");
        return File.Exists(path) ? await MimeMessage.LoadAsync(path, ct) : null;
    }

    private static IResult Page(HttpContext context, string title, string body) => Html(context, $$"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{Encode(title)}}</title>
        <style>body{font:16px/1.6 Vazirmatn,system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{width:100%;border-collapse:collapse}td,th{text-align:start;padding:.4rem;border-bottom:1px solid #ccc}iframe{width:100%;height:32rem;border:1px solid #ccc}pre{white-space:pre-wrap}</style>
        </head><body>{{body}}</body></html>
        """, PagePolicy);

    private static IResult Html(HttpContext context, string html, string policy)
    {
        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8);
    }

    private static string Encode(object? text) => WebUtility.HtmlEncode(text?.ToString()) ?? "";
}
