using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Marketplace.Web.Fields;

/// <summary>Markup of choices, shared by form fields and facets.</summary>
internal static class Choices
{
    /// <summary>Boxes or radios, one a line. The first has the group's own id, where an error summary leads.</summary>
    public static IHtmlContent Write(
        string type, string id, string name, IEnumerable<Option> options, Func<Option, bool> chosen, Func<TagBuilder>? control = null)
    {
        var all = new HtmlContentBuilder();
        var number = 0;
        foreach (var option in options)
        {
            var own = number == 0 ? id : $"{id}_{number}";
            number++;
            var input = control?.Invoke() ?? new TagBuilder("input");
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.AddCssClass("form-check-input");
            input.Attributes["type"] = type;
            input.Attributes["id"] = own;
            input.Attributes["name"] = name;
            input.Attributes["value"] = option.Value;
            if (chosen(option))
                input.Attributes["checked"] = "checked";
            var box = new TagBuilder("div");
            box.AddCssClass("form-check");
            box.InnerHtml.AppendHtml(input).AppendHtml(Label(option, own));
            if (option.Hint is { } hint)
            {
                input.Attributes["aria-describedby"] = own + "-hint";
                box.InnerHtml.AppendHtml(Text("span", "hint mb-0", hint, own + "-hint"));
            }

            all.AppendHtml(box);
        }

        return all;
    }

    /// <summary>An item of a select.</summary>
    public static IHtmlContent Item(Option option, bool chosen)
    {
        var item = new TagBuilder("option");
        item.Attributes["value"] = option.Value;
        if (chosen)
            item.Attributes["selected"] = "selected";
        item.InnerHtml.Append(option.CountText is { } count ? $"{option.Text} ({count})" : option.Text);
        return item;
    }

    private static TagBuilder Label(Option option, string id)
    {
        var label = Text("label", "form-check-label", option.Text, null);
        label.Attributes["for"] = id;
        if (option.CountText is { } count)
            label.InnerHtml.Append(" ").AppendHtml(Text("span", "muted", count, null));
        return label;
    }

    private static TagBuilder Text(string tag, string cssClass, string text, string? id)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(cssClass);
        if (id is not null)
            element.Attributes["id"] = id;
        element.InnerHtml.Append(text);
        return element;
    }
}
