using System.Net;
using System.Text.RegularExpressions;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>
/// Somebody at a browser without script: keeps cookies, also those meant for TLS only, fills in forms with everything they hold, and
/// follows redirects only when told to.
/// </summary>
public sealed partial class Visitor(Uri address, string language) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
    private readonly Dictionary<string, string> _cookies = [];

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>What the browser takes the site's address to be.</summary>
    public string Origin => $"https://{address.Authority}";

    /// <summary>The token in a page's forms, for what a script would send.</summary>
    public static string TokenIn(Answer page) => InputPattern().Matches(page.Body).Select(m => m.Value).Where(i => Attribute(i, "name") == "__RequestVerificationToken").Select(i => Attribute(i, "value")).First();

    /// <summary>Forgets a cookie, as a browser does when it has run out.</summary>
    public void Drop(string cookie) => _cookies.Remove(_cookies.Keys.Single(k => k.EndsWith(cookie, StringComparison.Ordinal)));

    /// <summary>Another browser with the same cookies.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(address, language);
        foreach (var (name, value) in _cookies) copy._cookies[name] = value;
        return copy;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Localized(path)));

    /// <summary>Opens the page, fills in the form that has these fields, and sends it.</summary>
    /// <param name="path">The page with the form.</param>
    /// <param name="fields">What is typed, by name.</param>
    /// <param name="button">Where a page has several forms: part of the action, or a name or value, of the one meant.</param>
    public async Task<Answer> SubmitAsync(string path, IReadOnlyDictionary<string, string> fields, string button = "")
    {
        var page = await GetAsync(path);
        return await SubmitAsync(page, Localized(path), fields, button);
    }

    /// <summary>Fills in the form of a page already opened.</summary>
    public Task<Answer> SubmitAsync(Answer page, string path, IReadOnlyDictionary<string, string> fields, string button = "")
    {
        var form = FormPattern().Matches(page.Body).Select(m => m.Value).FirstOrDefault(f => f.Contains("__RequestVerificationToken", StringComparison.Ordinal)
            && (button.Length == 0 ? !Action(f).Contains("handler=", StringComparison.Ordinal) && (Action(f).Length == 0 || Path(Action(f)) == Path(path)) : Action(f).Contains(button, StringComparison.Ordinal) || f.Contains($"=\"{button}\"", StringComparison.Ordinal)));
        Assert.True(form is not null, $"{path} answered {(int)page.Status} without such a form: {Regex.Match(page.Body, "<title>.*</title>").Value}");
        var values = InputPattern().Matches(form).Select(m => (Name: Attribute(m.Value, "name"), Value: Attribute(m.Value, "value"), Type: Attribute(m.Value, "type")))
            .Where(i => i.Name.Length > 0 && i.Type is "hidden" or "text" or "email").GroupBy(i => i.Name).ToDictionary(g => g.Key, g => g.First().Value);
        foreach (var (name, value) in fields) values[name] = value;
        var action = Action(form);
        return PostAsync(action.Length == 0 || action.StartsWith('?') ? Path(path) + action : action, values);
    }

    /// <summary>Posts as it stands.</summary>
    public Task<Answer> PostAsync(string path, IReadOnlyDictionary<string, string> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Localized(path)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", Origin);
        return SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        // TLS ends at a proxy in front, which says so.
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        var answer = await _http.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var (name, value) = (set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            if (value.Length == 0) _cookies.Remove(name);
            else _cookies[name] = value;
        }

        return new Answer(answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(), answer);
    }

    public void Dispose() => _http.Dispose();

    private string Localized(string path) => path.StartsWith("/fa", StringComparison.Ordinal) || path.StartsWith("/en", StringComparison.Ordinal)
        || path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal) || path.StartsWith("/jobs", StringComparison.Ordinal) || path.StartsWith("/connect", StringComparison.Ordinal) || path.StartsWith("/.", StringComparison.Ordinal) ? path : $"/{language}{path}";

    private static string Path(string path) => path.Split('?')[0];

    private static string Action(string form) => ActionPattern().Match(form) is { Success: true } m ? WebUtility.HtmlDecode(m.Groups[1].Value) : "";

    private static string Attribute(string tag, string name) => Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } m ? WebUtility.HtmlDecode(m.Groups[1].Value) : "";

    [GeneratedRegex("<form[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<form[^>]*action=\"([^\"]*)\"")]
    private static partial Regex ActionPattern();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex InputPattern();
}

/// <summary>What a browser was answered.</summary>
public sealed record Answer(HttpStatusCode Status, string? Location, string Body, HttpResponseMessage Message);
