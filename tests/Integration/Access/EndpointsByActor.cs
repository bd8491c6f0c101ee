using System.Net;
using System.Text;
using Marketplace.Tests.Integration.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Marketplace.Tests.Integration.Access;

/// <summary>Every endpoint of every service tried by six callers. The table beside this file says what each gets; an endpoint without a row fails.</summary>
public sealed class EndpointsByActor(Marketplaces marketplaces)
{
    private static readonly string[] Actors = AccessWorld.Columns.Split(", ");

    [Fact]
    public async Task Every_endpoint_is_in_the_table()
    {
        var app = await marketplaces.On(Parts.Embedded);
        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && !e.RoutePattern.RawText.StartsWith("/api/web", StringComparison.Ordinal))
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? e.DisplayName);

        mapped.ShouldBe(AccessTable.Rows.Select(r => r.Name), ignoreOrder: true);
    }

    [Theory, InlineData(Parts.Embedded), InlineData(Parts.Servers)]
    public async Task Every_endpoint_lets_in_whom_it_should(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var world = await AccessWorld.MakeAsync(app);
        var wrong = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            var actors = world.Actors(row.Owner).ToList();
            // Whoever must be refused tries first, so that nothing another did explains the refusal.
            foreach (var i in Enumerable.Range(0, actors.Count).OrderBy(i => row.Expected[i] == '+'))
            {
                using var http = app.Http(actors[i]);
                using var request = new HttpRequestMessage(new HttpMethod(row.Method), world.Fill(row.Path));
                if (row.Method == "POST") request.Headers.Add("Idempotency-Key", Some.Key());
                if (row.Method == "PUT") request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
                if (row.Body is not null) request.Content = new StringContent(world.Fill(row.Body), Encoding.UTF8, "application/json");
                using var answer = await http.SendAsync(request);
                var outcome = answer.StatusCode switch
                {
                    HttpStatusCode.Unauthorized => 'U',
                    HttpStatusCode.Forbidden => 'F',
                    HttpStatusCode.NotFound => 'N',
                    >= HttpStatusCode.InternalServerError => '!',
                    _ => '+',
                };
                if (outcome != row.Expected[i]) wrong.Add($"{row.Name}: {Actors[i]} gets {outcome} ({(int)answer.StatusCode}), not {row.Expected[i]}");
            }
        }

        wrong.ShouldBeEmpty();
    }
}
