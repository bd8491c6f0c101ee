namespace Marketplace.Web.Site;

/// <summary>The headers of every answer. Script runs only with the request's nonce; styles and fonts come from here alone.</summary>
public static class SecurityHeaders
{
    /// <summary>Name of the policy for the few pages that are not ours.</summary>
    public const string Tools = "tools";

    /// <summary>Name of the policy for pages that many visitors get as they were made once: a nonce would be theirs together.</summary>
    public const string Shared = "shared";

    /// <summary>The policy for pages and everything else that names no other one.</summary>
    public static HeaderPolicyCollection Policy() => Policy(csp =>
    {
        csp.AddScriptSrc().WithNonce();
        csp.AddStyleSrc().Self();
    });

    /// <summary>For the API reference and the jobs dashboard, which are made by others: scripts of this site only, but styles written in place.</summary>
    public static HeaderPolicyCollection ToolsPolicy() => Policy(csp =>
    {
        csp.AddScriptSrc().Self().WithNonce();
        csp.AddStyleSrc().Self().UnsafeInline();
    });

    /// <summary>For <see cref="SharedPages"/>: scripts of this site only.</summary>
    public static HeaderPolicyCollection SharedPolicy() => Policy(csp =>
    {
        csp.AddScriptSrc().Self();
        csp.AddStyleSrc().Self();
    });

    private static HeaderPolicyCollection Policy(Action<CspBuilder> codeAndStyle) => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(maxAgeInSeconds: 60 * 60 * 24 * 365)
        .AddCrossOriginOpenerPolicy(p => p.SameOrigin())
        .AddCrossOriginResourcePolicy(p => p.SameOrigin())
        .AddPermissionsPolicy(p =>
        {
            p.AddCamera().None();
            p.AddDisplayCapture().None();
            p.AddGeolocation().None();
            p.AddMicrophone().None();
            p.AddPayment().None();
            p.AddUsb().None();
        })
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            codeAndStyle(csp);
            csp.AddFontSrc().Self();
            // Bootstrap draws the marks of its boxes and selects as data: images.
            csp.AddImgSrc().Self().Data();
            csp.AddConnectSrc().Self();
            csp.AddManifestSrc().Self();
            csp.AddFormAction().Self();
            csp.AddBaseUri().None();
            csp.AddFrameAncestors().None();
        });
}
