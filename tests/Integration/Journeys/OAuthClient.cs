using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Harness;
using Refit;
using Shouldly;
using static Marketplace.Tests.Integration.Web.AccountSteps;

namespace Marketplace.Tests.Integration.Journeys;

/// <summary>A system that calls the API with credentials of its own and nothing else.</summary>
internal sealed class OAuthClient(Uri site, string id, string secret)
{
    /// <summary>Made on the site's own page by who answers for it.</summary>
    /// <param name="kind">A role in the company acted for, or <c>Programme</c>.</param>
    public static async Task<OAuthClient> MadeByAsync(Visitor visitor, RunningSite site, string kind)
    {
        var made = await visitor.SubmitAsync("/account/api-clients", Form(("Input.Name", "Own system"), ("Input.Kind", kind)), "Make");
        return new OAuthClient(site.Address, Shown("client_id", made.Body), Shown("client_secret", made.Body));
    }

    /// <summary>A typed client of the API through the gateway, with a token just traded for the credentials.</summary>
    public async Task<TApi> ApiAsync<TApi>(string language = "en")
    {
        var http = new HttpClient { BaseAddress = site };
        using var trade = new FormUrlEncodedContent(Form(("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret)));
        var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), trade);
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        using var token = JsonDocument.Parse(body);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return RestService.For<TApi>(http, new RefitSettings(new SystemTextJsonContentSerializer(Json.Options)));
    }

    private static string Shown(string name, string page)
    {
        var shown = Regex.Match(page, $"<dt>{name}</dt><dd><bdi[^>]*>([^<]+)<");
        shown.Success.ShouldBeTrue(page);
        return shown.Groups[1].Value;
    }
}
