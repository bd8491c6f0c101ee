using Marketplace.Contracts.Companies;
using Marketplace.Platform.Taxonomies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Companies.Features;

/// <summary>The codes everybody uses, for forms and filters.</summary>
internal static class ListTaxonomies
{
    private static readonly TaxonomySet All = new(
        Taxonomies.Fields.Terms, Taxonomies.Provinces.Terms, Taxonomies.Isic.Terms, Taxonomies.Trl.Terms,
        Taxonomies.CompanyKinds.Terms, Taxonomies.CooperationTypes.Terms, Taxonomies.IpTerms.Terms);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/taxonomies", Handle)
        .AllowAnonymous()
        .WithName("ListTaxonomies");

    private static Ok<TaxonomySet> Handle(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(All);
    }
}
