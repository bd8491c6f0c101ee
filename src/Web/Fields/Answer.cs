namespace Marketplace.Web.Fields;

/// <summary>An answer of a form, shown to be checked.</summary>
/// <param name="Field">The field's name on the form, such as <c>Input.Title</c>.</param>
/// <param name="Label">The question, as the form asks it.</param>
/// <param name="Lines">The answer; empty when there is none.</param>
public sealed record Answer(string Field, string Label, IReadOnlyList<string> Lines);
