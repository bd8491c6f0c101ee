using Marketplace.Web.Fields;
using Marketplace.Web.Pages.Seeker.Wizard;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web.Pages;

public class RowEditsTests
{
    private readonly ModelStateDictionary _state = new();
    private readonly List<IndicatorInput> _rows = [new() { Name = "یک" }, new() { Name = "دو" }, new() { Name = "سه" }];

    [Fact]
    public void Without_a_button_of_rows_nothing_happens()
    {
        _rows.Edit(null, _state, "Input.Indicators").ShouldBeFalse();
        _rows.Count.ShouldBe(3);
    }

    [Fact]
    public void A_row_is_added_up_to_the_limit()
    {
        _rows.Edit("add", _state, "Input.Indicators", most: 4).ShouldBeTrue();
        _rows.Edit("add", _state, "Input.Indicators", most: 4).ShouldBeTrue();
        _rows.Count.ShouldBe(4);
    }

    [Fact]
    public void The_rows_after_a_removed_one_keep_what_was_typed_also_where_it_could_not_be_read()
    {
        _state.SetModelValue("Input.Indicators[0].Target", "1", "1");
        _state.SetModelValue("Input.Indicators[1].Target", "2", "2");
        _state.SetModelValue("Input.Indicators[2].Target", "سه تا", "سه تا");
        _state.AddModelError("Input.Indicators[2].Target", "not a number");

        _rows.Edit("remove-1", _state, "Input.Indicators").ShouldBeTrue();

        _rows.Select(r => r.Name).ShouldBe(["یک", "سه"]);
        _state["Input.Indicators[0].Target"]!.AttemptedValue.ShouldBe("1");
        _state["Input.Indicators[1].Target"]!.AttemptedValue.ShouldBe("سه تا");
        _state.ContainsKey("Input.Indicators[2].Target").ShouldBeFalse();
        _state.IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("remove-3")]
    [InlineData("remove--1")]
    [InlineData("remove-x")]
    [InlineData("other")]
    public void A_button_that_means_no_row_changes_none(string asked)
    {
        _rows.Edit(asked, _state, "Input.Indicators").ShouldBeTrue();
        _rows.Count.ShouldBe(3);
    }
}
