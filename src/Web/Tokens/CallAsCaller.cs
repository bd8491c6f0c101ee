using System.Net.Http.Headers;
using Marketplace.Platform.Access;
using Marketplace.Web.Persian;

namespace Marketplace.Web.Tokens;

/// <summary>Makes a call to a service in the name of whoever is signed in, in the language of the page.</summary>
internal sealed class CallAsCaller(CallerTokens tokens, IHttpContextAccessor http) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var who = ActingAs.Current ?? http.HttpContext?.User;
        if (who is not null && Caller.Of(who).PersonId is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.ForAsync(who, cancellationToken));
        else if (http.HttpContext?.Connection.RemoteIpAddress is { } visitor)
            // Who is nobody is limited by address: without it all visitors together would have one visitor's share.
            request.Headers.Add("X-Forwarded-For", visitor.ToString());
        request.Headers.AcceptLanguage.Clear();
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(Languages.Current.Code()));
        return await base.SendAsync(request, cancellationToken);
    }
}
