using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Tags;

/// <summary>Links to the pages of a list, keeping the rest of the address. Nothing when one page holds all.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(IStringLocalizer<ShellText> texts) : TagHelper
{
    /// <summary>This page's number, from 1.</summary>
    public required int Page { get; set; }

    /// <summary>Items on a page.</summary>
    public required int PageSize { get; set; }

    /// <summary>Items in all.</summary>
    public required long Total { get; set; }

    /// <summary>The request, for its address.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = (int)Math.Min(int.MaxValue, (Total + PageSize - 1) / Math.Max(1, PageSize));
        if (last <= 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", (string)texts["Pager"]);
        var list = new TagBuilder("ul");
        list.AddCssClass("pagination flex-wrap mb-0");
        if (Page > 1)
            list.InnerHtml.AppendHtml(Item(Page - 1, new HtmlContentBuilder().Append(texts["Pager.Previous"])));
        foreach (var number in Numbers(last))
            list.InnerHtml.AppendHtml(number is { } n ? Item(n, Number(n)) : Gap());
        if (Page < last)
            list.InnerHtml.AppendHtml(Item(Page + 1, new HtmlContentBuilder().Append(texts["Pager.Next"])));
        output.Content.AppendHtml(list);
    }

    /// <summary>First, last and the neighbours of this page; null stands for what is left out.</summary>
    private IEnumerable<int?> Numbers(int last)
    {
        var before = 0;
        foreach (var number in new[] { 1, Page - 1, Page, Page + 1, last }.Where(n => n >= 1 && n <= last).Distinct().Order())
        {
            if (number - before == 2)
                yield return number - 1;
            else if (number - before > 2)
                yield return null;
            yield return before = number;
        }
    }

    private TagBuilder Item(int number, IHtmlContent content)
    {
        var item = new TagBuilder("li");
        item.AddCssClass("page-item");
        var link = new TagBuilder("a");
        link.AddCssClass("page-link");
        link.Attributes["href"] = number == 1
            ? ListUrl.Clear(ViewContext.HttpContext.Request, [])
            : ListUrl.With(ViewContext.HttpContext.Request, ListUrl.Page, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (number == Page)
        {
            item.AddCssClass("active");
            link.Attributes["aria-current"] = "page";
        }

        link.InnerHtml.AppendHtml(content);
        item.InnerHtml.AppendHtml(link);
        return item;
    }

    private IHtmlContent Number(int number)
    {
        var word = new TagBuilder("span");
        word.AddCssClass("visually-hidden");
        word.InnerHtml.Append(texts["Pager.Page"] + " ");
        return new HtmlContentBuilder().AppendHtml(word).Append(PersianNumbers.Format(number, Languages.Current));
    }

    private static TagBuilder Gap()
    {
        var item = new TagBuilder("li");
        item.AddCssClass("page-item disabled");
        var dots = new TagBuilder("span");
        dots.AddCssClass("page-link");
        dots.InnerHtml.Append("…");
        item.InnerHtml.AppendHtml(dots);
        return item;
    }
}
