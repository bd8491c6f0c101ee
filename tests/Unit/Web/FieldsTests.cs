using System.Text.Encodings.Web;
using Bunit;
using Marketplace.Web;
using Marketplace.Web.Fields;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public sealed class FieldsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddSite().BuildServiceProvider();
    private readonly ModelStateDictionary _state = new();
    private readonly BunitContext _browser = new();
    private readonly DefaultHttpContext _http = new();

    [Fact]
    public void A_field_with_an_error_shows_it_beside_what_was_typed()
    {
        using var _ = new InLanguage("fa");
        _state.SetModelValue("Input.Days", "پنج", "پنج");
        _state.AddModelError("Input.Days", "عدد بنویسید.");
        var field = Show(new NumberField(Texts) { For = Model("Input.Days", 3), Label = "روز", Hint = "تا ده", Unit = "روز" });
        var input = field.QuerySelector("input")!;
        input.GetAttribute("value").ShouldBe("پنج");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        input.GetAttribute("aria-describedby").ShouldBe("Input_Days-hint Input_Days-error");
        field.QuerySelector("#Input_Days-error")!.TextContent.ShouldBe("خطا: عدد بنویسید.");
        field.QuerySelector("label")!.GetAttribute("for").ShouldBe(input.Id);
        field.ClassName.ShouldBe("field bad");
    }

    [Fact]
    public void Numbers_and_money_of_a_model_are_written_as_the_language_does()
    {
        using var _ = new InLanguage("fa");
        var field = Show(new MoneyField(Texts) { For = Model<decimal?>("Input.Budget", 12_000_000_000m), Label = "بودجه" });
        field.QuerySelector("input")!.GetAttribute("value").ShouldBe("۱۲٬۰۰۰٬۰۰۰٬۰۰۰");
        field.QuerySelector("output")!.TextContent.ShouldBe("ریال۱۲٬۰۰۰٬۰۰۰٬۰۰۰تومان۱٬۲۰۰٬۰۰۰٬۰۰۰به حروفیک میلیارد و دویست میلیون تومان");
    }

    [Theory]
    [InlineData("fa", "۱۸", "۹", "۱۴۰۵", "۱۴:۰۰")]
    [InlineData("en", "9", "12", "2026", "14:00")]
    public void A_date_is_asked_in_the_calendar_of_the_language(string language, params string[] parts)
    {
        using var _ = new InLanguage(language);
        var closing = new DateTimeOffset(2026, 12, 9, 10, 30, 0, TimeSpan.Zero);
        var field = Show(new DateField(Texts) { For = Model<DateTimeOffset?>("Input.Closing", closing), Label = "x" });
        field.NodeName.ShouldBe("FIELDSET");
        var inputs = field.QuerySelectorAll("input");
        inputs.Select(i => i.GetAttribute("value")).ShouldBe(parts);
        inputs.Select(i => i.GetAttribute("name")).ShouldBe(["Input.Closing.Day", "Input.Closing.Month", "Input.Closing.Year", "Input.Closing.Time"]);
        inputs[0].Id.ShouldBe("Input_Closing");
    }

    [Fact]
    public void A_password_is_never_sent_back()
    {
        _state.SetModelValue("Input.Password", "s3cret-s3cret", "s3cret-s3cret");
        Show(new TextField(Texts) { For = Model("Input.Password", "s3cret-s3cret"), Label = "Password", Type = "password" })
            .OuterHtml.ShouldNotContain("s3cret");
    }

    [Fact]
    public void What_was_typed_is_encoded()
    {
        const string Hostile = "\"><script>alert(1)</script>";
        _state.SetModelValue("Input.Title", Hostile, Hostile);
        Show(new TextField(Texts) { For = Model("Input.Title", ""), Label = Hostile, Hint = Hostile }).QuerySelector("script").ShouldBeNull();
        Show(new AreaField(Texts) { For = Model("Input.Title", ""), Label = "x" }).QuerySelector("textarea")!.TextContent.ShouldContain(Hostile);
    }

    [Fact]
    public void Choices_keep_what_was_chosen_and_the_first_carries_the_id()
    {
        _state.SetModelValue("Input.Fields", new[] { "b" }, "b");
        var field = Show(new ChecksField(Texts) { For = Model<List<string>>("Input.Fields", ["a"]), Label = "Fields", Options = [new("a", "A"), new("b", "B", Count: 1200)] });
        field.QuerySelectorAll("input").Select(i => (i.Id, i.HasAttribute("checked"))).ShouldBe([("Input_Fields", false), ("Input_Fields_1", true)]);
        field.QuerySelectorAll(".muted").Single().TextContent.ShouldBe("1,200");
    }

    [Fact]
    public void The_summary_counts_the_errors_and_leads_to_each_field()
    {
        using var _ = new InLanguage("en");
        _state.AddModelError("", "The whole form.");
        _state.AddModelError("Input.Criteria[0].Weight", "Not 100.");
        var summary = Show(new ErrorSummaryTagHelper(Texts) { ViewContext = View() });
        summary.QuerySelector("h2")!.TextContent.ShouldBe("Two things to fix");
        summary.GetAttribute("tabindex").ShouldBe("-1");
        summary.QuerySelectorAll("a").Select(a => (a.GetAttribute("href"), a.TextContent)).ShouldBe([("#Input_Criteria_0__Weight", "Not 100.")]);
        summary.QuerySelectorAll("li").Select(l => l.TextContent).ShouldBe(["The whole form.", "Not 100."]);
    }

    [Theory]
    [InlineData(1, 3, "1* 2 3 next")]
    [InlineData(5, 9, "previous 1 … 4 5* 6 … 9 next")]
    [InlineData(4, 9, "previous 1 2 3 4* 5 … 9 next")]
    [InlineData(9, 9, "previous 1 … 8 9*")]
    public void The_pager_shows_both_ends_and_the_neighbours(int page, int pages, string shown)
    {
        using var _ = new InLanguage("en");
        _http.Request.Path = "/en/challenges";
        _http.Request.QueryString = new QueryString("?q=a&page=2");
        var texts = _services.GetRequiredService<IStringLocalizer<ShellText>>();
        var pager = Show(new PagerTagHelper(texts) { Page = page, PageSize = 10, Total = pages * 10 - 1, ViewContext = View() });
        string.Join(' ', pager.QuerySelectorAll("li").Select(l =>
            l.TextContent.Replace("Page ", "", StringComparison.Ordinal).ToLowerInvariant() + (l.ClassName!.Contains("active") ? "*" : ""))).ShouldBe(shown);
        pager.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldAllBe(h => h == "/en/challenges?q=a" || h!.StartsWith("/en/challenges?q=a&page="));
    }

    [Fact]
    public void A_filter_is_taken_out_of_the_address_alone()
    {
        _http.Request.Path = "/fa/challenges";
        _http.Request.QueryString = new QueryString("?field=a&field=b&q=x&page=4");
        ListUrl.Without(_http.Request, "field", "a").ShouldBe("/fa/challenges?field=b&q=x");
        ListUrl.With(_http.Request, "sort", "newest").ShouldBe("/fa/challenges?field=a&field=b&q=x&sort=newest");
        ListUrl.Clear(_http.Request, ["field"]).ShouldBe("/fa/challenges?q=x");
    }

    public void Dispose()
    {
        _browser.Dispose();
        _services.Dispose();
    }

    private IStringLocalizer<FieldsText> Texts => _services.GetRequiredService<IStringLocalizer<FieldsText>>();

    private static ModelExpression Model<T>(string name, T value)
    {
        var provider = new EmptyModelMetadataProvider();
        return new ModelExpression(name, new ModelExplorer(provider, provider.GetMetadataForType(typeof(T)), value));
    }

    private ViewContext View() => new()
    {
        HttpContext = _http,
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), _state),
    };

    private AngleSharp.Dom.IElement Show(TagHelper tag)
    {
        if (tag is FieldTagHelper field)
            field.ViewContext = View();
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        tag.Process(new TagHelperContext([], new Dictionary<object, object>(), "id"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return _browser.Render(builder => builder.AddMarkupContent(0, writer.ToString())).Find("*");
    }
}
