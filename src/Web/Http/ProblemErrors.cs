using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Http;

/// <summary>Shows a service's refusal on the form that caused it.</summary>
public static class ProblemErrors
{
    /// <summary>
    /// Puts each message of the problem beside the field it names, and what names no field of this page into the summary.
    /// A problem without any words becomes one plain sentence, so that a refusal is never silent.
    /// </summary>
    /// <param name="page">The page whose form was sent; its type tells which fields there are.</param>
    /// <param name="body">The response's body, as Refit's <c>ApiException.Content</c> has it.</param>
    /// <param name="prefix">Where on the page the request's fields are bound, such as <c>Input</c>; empty for the page itself.</param>
    /// <param name="renamed">Fields whose name here differs: JSON path to the page's path below the prefix.</param>
    /// <returns>The problem, for its <see cref="Problem.Code"/> and <see cref="Problem.Status"/>.</returns>
    public static Problem AddProblem(
        this PageModel page, string? body, string prefix = "Input", IReadOnlyDictionary<string, string>? renamed = null)
    {
        var problem = Problem.Parse(body);
        var texts = page.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<FieldsText>>();
        Add(page.ModelState, page.GetType(), problem, prefix, renamed, texts["Refused"], texts["Required"]);
        return problem;
    }

    /// <summary>
    /// As the other one, for a known set of fields: <paramref name="root"/> is the type that the prefix starts from. A field that is
    /// empty is told in this site's words, <paramref name="required"/>: a service only knows the field by its name in JSON.
    /// </summary>
    public static void Add(
        ModelStateDictionary state, Type root, Problem problem, string prefix, IReadOnlyDictionary<string, string>? renamed, string otherwise,
        string? required = null)
    {
        var before = state.ErrorCount;
        foreach (var (path, messages) in problem.Errors)
        {
            var plain = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
            var below = renamed is not null && renamed.TryGetValue(plain, out var other) ? other : plain;
            var key = FieldPath.Resolve(root, prefix.Length == 0 ? below : $"{prefix}.{below}") ?? "";
            var codes = problem.ErrorCodes.GetValueOrDefault(path) ?? [];
            var said = messages.Select((m, i) => required is not null && codes.ElementAtOrDefault(i) is "NotEmptyValidator" or "NotNullValidator" ? required! : m);
            foreach (var message in said.Where(m => m.Length > 0).Distinct())
                state.AddModelError(key == prefix ? "" : key, message);
        }

        // The title of a problem with field errors only says that there are some.
        if (state.ErrorCount == before)
            state.AddModelError("", problem.Detail ?? problem.Title ?? otherwise);
    }
}
