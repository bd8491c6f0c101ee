using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Marketplace.Web.Tags;

/// <summary>A passage that a search found, with the words that were sought as marks: they stand between U+E000 and U+E001.</summary>
[HtmlTargetElement("found", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FoundTagHelper : TagHelper
{
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    /// <summary>The passage.</summary>
    public required string Text { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var rest = Text.AsSpan();
        while (rest.IndexOf(Begin) is >= 0 and var begin)
        {
            output.Content.Append(rest[..begin].ToString());
            rest = rest[(begin + 1)..];
            var end = rest.IndexOf(End);
            var mark = new TagBuilder("mark");
            mark.InnerHtml.Append((end < 0 ? rest : rest[..end]).ToString());
            output.Content.AppendHtml(mark);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        output.Content.Append(rest.ToString());
    }
}
