using Marketplace.Web.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public class ProblemErrorsTests
{
    [Fact]
    public void Messages_land_on_the_fields_they_name()
    {
        var state = Shown("""{"status":400,"errors":{"title":["Too short."],"criteria[1].weight":["Not 100."],"$.budget.min":"Negative."}}""");
        Messages(state, "Input.Title").ShouldBe(["Too short."]);
        Messages(state, "Input.Criteria[1].Weight").ShouldBe(["Not 100."]);
        Messages(state, "Input.Budget.Min").ShouldBe(["Negative."]);
        state.ErrorCount.ShouldBe(3);
    }

    [Fact]
    public void The_spelling_of_the_page_is_used_so_that_links_find_the_field() =>
        Shown("""{"errors":{"CRITERIA[0].WEIGHT":["x"]}}""").Keys.ShouldContain("Input.Criteria[0].Weight");

    [Fact]
    public void What_names_no_field_lands_in_the_summary()
    {
        var state = Shown("""{"errors":{"nobody.knows":["Unknown."],"title.length":["Odd."],"":["Whole form."]}}""");
        Messages(state, "").ShouldBe(["Unknown.", "Odd.", "Whole form."], ignoreOrder: true);
    }

    [Fact]
    public void A_field_with_another_name_here_is_found_by_the_map()
    {
        var state = new ModelStateDictionary();
        ProblemErrors.Add(state, typeof(Page), Problem.Parse("""{"errors":{"budget.minimum":["x"]}}"""), "Input",
            new Dictionary<string, string> { ["budget.minimum"] = "Budget.Min" }, "otherwise");
        Messages(state, "Input.Budget.Min").ShouldBe(["x"]);
    }

    [Fact]
    public void A_rule_without_fields_is_told_by_its_detail() =>
        Messages(Shown("""{"title":"Conflict","status":409,"detail":"Already closed.","code":"challenge.closed"}"""), "").ShouldBe(["Already closed."]);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("[1,2]")]
    [InlineData("{\"errors\":42}")]
    [InlineData("{\"status\":\"many\"}")]
    [InlineData("{")]
    public void An_answer_without_words_is_never_silent(string? body) => Messages(Shown(body), "").ShouldBe(["otherwise"]);

    [Fact]
    public void Code_status_and_trace_are_kept()
    {
        var problem = Problem.Parse("""{"status":409,"code":"offer.duplicate","traceId":"abc"}""");
        (problem.Status, problem.Code, problem.TraceId).ShouldBe((409, "offer.duplicate", "abc"));
    }

    private static ModelStateDictionary Shown(string? body)
    {
        var state = new ModelStateDictionary();
        ProblemErrors.Add(state, typeof(Page), Problem.Parse(body), "Input", null, "otherwise");
        return state;
    }

    private static IEnumerable<string> Messages(ModelStateDictionary state, string key) => state[key]?.Errors.Select(e => e.ErrorMessage) ?? [];

    private sealed class Page
    {
        public Form Input { get; init; } = new();
    }

    private sealed class Form
    {
        public string? Title { get; init; }

        public IReadOnlyList<Criterion> Criteria { get; init; } = [];

        public Range? Budget { get; init; }
    }

    private sealed record Criterion(decimal Weight);

    private sealed record Range(decimal Min);

    [Fact]
    public void An_empty_field_is_told_in_the_sites_words()
    {
        var state = new ModelStateDictionary();
        var problem = Problem.Parse("""{"errors":{"title":["'Title' must not be empty.","too short"]},"errorCodes":{"title":["NotEmptyValidator","brief.short"]}}""");
        ProblemErrors.Add(state, typeof(Marketplace.Contracts.Challenges.ChallengeBrief), problem, "", null, "refused", "Fill this in");
        state["Title"]!.Errors.Select(e => e.ErrorMessage).ShouldBe(["Fill this in", "too short"]);
    }
}
