using System.Net;
using System.Net.Sockets;
using System.Text;
using Marketplace.Platform.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Integration.Platform.Mail;

public sealed class MailTests : IDisposable
{
    private static readonly MailMessage Message = new(
        "maryam@example.com", "چالش شما منتشر شد", "<p>چالش <strong>CH-1405-0187</strong> منتشر شد.</p>", "چالش CH-1405-0187 منتشر شد.", "fa", "n-1");

    private readonly string _data = Directory.CreateTempSubdirectory("mail").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_message_sent_by_smtp_arrives_with_both_bodies_and_a_stable_id()
    {
        using var server = new SmtpListener();
        var mailer = Smtp(server.Port, ("User", "app"), ("Password", "secret"));

        await mailer.SendAsync(Message, Stop);
        await mailer.SendAsync(Message, Stop);

        server.Login.ShouldBe("\0app\0secret");
        server.Messages.Count.ShouldBe(2);
        using var first = Parse(server.Messages[0]);
        using var second = Parse(server.Messages[1]);
        first.ShouldSatisfyAllConditions(
            () => first.Subject.ShouldBe(Message.Subject),
            () => first.To.ToString().ShouldBe(Message.To),
            () => first.From.Mailboxes.Single().Address.ShouldBe("no-reply@example.org"),
            () => first.TextBody!.Trim().ShouldBe(Message.Text),
            () => first.HtmlBody!.ShouldContain(Message.Html),
            () => first.HtmlBody!.ShouldContain("<html lang=\"fa\" dir=\"rtl\">"),
            () => first.MessageId.ShouldBe(second.MessageId));
    }

    [Fact]
    public async Task A_refused_recipient_is_permanent_and_not_named()
    {
        using var server = new SmtpListener(recipientAnswer: "550 maryam@example.com unknown");
        var error = await Should.ThrowAsync<MailException>(() => Smtp(server.Port).SendAsync(Message, Stop));
        error.Permanent.ShouldBeTrue();
        error.ToString().ShouldNotContain("maryam");
    }

    [Fact]
    public async Task A_busy_or_absent_server_is_worth_another_try()
    {
        using var busy = new SmtpListener(recipientAnswer: "451 maryam@example.com later");
        (await Should.ThrowAsync<MailException>(() => Smtp(busy.Port).SendAsync(Message, Stop))).Permanent.ShouldBeFalse();

        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        (await Should.ThrowAsync<MailException>(() => Smtp(port).SendAsync(Message, Stop))).Permanent.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_without_tls_is_refused_unless_that_was_chosen()
    {
        using var server = new SmtpListener();
        var mailer = Smtp(server.Port, ("Security", "StartTls"));
        await Should.ThrowAsync<MailException>(() => mailer.SendAsync(Message, Stop));
        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_lost_after_acceptance_is_not_an_error()
    {
        using var server = new SmtpListener(dropAfterAccepting: true);
        await Smtp(server.Port).SendAsync(Message, Stop);
        server.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_subject_cannot_add_headers_and_an_address_cannot_add_recipients()
    {
        using var server = new SmtpListener();
        await Smtp(server.Port).SendAsync(Message with { Subject = "a\r\nBcc: all@example.com" }, Stop);
        using var mime = Parse(server.Messages.ShouldHaveSingleItem());
        mime.Bcc.ShouldBeEmpty();
        mime.Subject.ShouldBe("a  Bcc: all@example.com");

        foreach (var address in (string[])["a@example.com, b@example.com", "a@example.com\r\nRCPT TO:<b@example.com>", "nobody", "", "A <a@example.com>"])
            (await Should.ThrowAsync<MailException>(() => Smtp(server.Port).SendAsync(Message with { To = address }, Stop))).Permanent.ShouldBeTrue();
        server.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_server_messages_go_to_the_folder_and_one_id_is_one_message()
    {
        var mailer = Mailer([]);
        await mailer.SendAsync(Message, Stop);
        await mailer.SendAsync(Message with { Subject = "again" }, Stop);
        await mailer.SendAsync(Message with { MessageId = "n-2", Language = "en" }, Stop);

        var files = Directory.GetFiles(Path.Combine(_data, "mail"));
        files.Length.ShouldBe(2);
        files.ShouldAllBe(f => f.EndsWith(".eml", StringComparison.Ordinal));
    }

    [Fact]
    public void Smtp_without_a_sender_is_refused_at_start() =>
        Should.Throw<InvalidOperationException>(() => Mailer([new("Mail:Smtp:Host", "127.0.0.1")]));

    [Fact]
    public async Task The_viewer_lists_newest_first_and_shows_hostile_mail_harmlessly()
    {
        await using var app = await StartAsync("Development");
        using var http = app.Client();
        (await http.GetStringAsync("/dev/mail", Stop)).ShouldContain("No message yet");

        var mailer = app.Services.GetRequiredService<IMailer>();
        await mailer.SendAsync(Message, Stop);
        File.SetLastWriteTimeUtc(Directory.GetFiles(Path.Combine(_data, "mail")).Single(), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await mailer.SendAsync(Message with { MessageId = "n-2", Subject = "<script>alert(1)</script>", Html = "<script>alert(1)</script>" }, Stop);

        var list = await http.GetStringAsync("/dev/mail", Stop);
        list.ShouldNotContain("<script>");
        list.IndexOf("&lt;script&gt;", StringComparison.Ordinal).ShouldBeLessThan(list.IndexOf(WebUtility.HtmlEncode(Message.Subject), StringComparison.Ordinal));

        var link = list[(list.IndexOf("href=\"/dev/mail/", StringComparison.Ordinal) + 6)..].Split('"')[0];
        (await http.GetStringAsync(link, Stop)).ShouldContain($"<iframe sandbox title=\"HTML\" src=\"{link}/html\">");
        using var body = await http.GetAsync(new Uri(link + "/html", UriKind.Relative), Stop);
        body.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox; default-src 'none'");

        foreach (var bad in (string[])["/dev/mail/..%2f..%2fetc%2fpasswd", "/dev/mail/" + new string('0', 32), "/dev/mail/x"])
            (await http.GetAsync(new Uri(bad, UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task There_is_no_viewer_outside_development()
    {
        await using var app = await StartAsync("Production");
        using var http = app.Client();
        (await http.GetAsync(new Uri("/dev/mail", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<RunningApp> StartAsync(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddMail(new ConfigurationBuilder().Build(), _data);
        var app = builder.Build();
        app.MapMailViewer();
        return RunningApp.StartAsync(app);
    }

    private IMailer Smtp(int port, params (string Key, string Value)[] more) => Mailer([
        new("Mail:Smtp:Host", "127.0.0.1"), new("Mail:Smtp:Port", $"{port}"), new("Mail:Smtp:From", "Niazgah <no-reply@example.org>"),
        new("Mail:Smtp:Security", "None"), .. more.Select(m => new KeyValuePair<string, string?>("Mail:Smtp:" + m.Key, m.Value))]);

    private IMailer Mailer(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Reverse().DistinctBy(s => s.Key)).Build();
        return new ServiceCollection().AddMail(configuration, _data).BuildServiceProvider().GetRequiredService<IMailer>();
    }

    private static MimeMessage Parse(string text) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
