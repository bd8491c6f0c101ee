using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Web.Fields;

/// <summary>
/// Adding and removing rows of a form by sending it: buttons <c>name="rows" value="add"</c> and <c>value="remove-2"</c>. What
/// was typed into the other rows stays, also where it could not be read.
/// </summary>
public static class RowEdits
{
    /// <summary>Does what the pressed button asks.</summary>
    /// <param name="rows">The rows as bound.</param>
    /// <param name="asked">The button's value; null when none of these was pressed.</param>
    /// <param name="state">The form's state, whose messages are cleared: nothing is being saved.</param>
    /// <param name="name">The rows' name, such as <c>Input.Criteria</c>.</param>
    /// <param name="most">No more rows than this.</param>
    /// <returns>Whether a button of rows was pressed, so that the form is only to be shown again.</returns>
    public static bool Edit<TRow>(this IList<TRow> rows, string? asked, ModelStateDictionary state, string name, int most = 30)
        where TRow : new() => rows.Edit(() => new TRow(), asked, state, name, most);

    /// <summary>As the other one, for rows without a type of their own; <paramref name="empty"/> makes a new one.</summary>
    public static bool Edit<TRow>(this IList<TRow> rows, Func<TRow> empty, string? asked, ModelStateDictionary state, string name, int most = 30)
    {
        if (asked is null)
            return false;
        if (asked == "add" && rows.Count < most)
            rows.Add(empty());
        else if (asked.StartsWith("remove-", StringComparison.Ordinal)
            && int.TryParse(asked.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < rows.Count)
            Remove(rows, index, state, name);
        foreach (var entry in state.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }

        return true;
    }

    private static void Remove<TRow>(IList<TRow> rows, int index, ModelStateDictionary state, string name)
    {
        rows.RemoveAt(index);
        var moved = new List<(string Key, object? Raw, string? Typed)>();
        foreach (var key in state.Keys.Where(k => k.StartsWith(name + "[", StringComparison.Ordinal)).ToList())
        {
            var end = key.IndexOf(']', name.Length);
            if (end < 0 || !int.TryParse(key.AsSpan(name.Length + 1, end - name.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at < index)
                continue;
            if (at > index)
                moved.Add(($"{name}[{at - 1}{key[end..]}", state[key]!.RawValue, state[key]!.AttemptedValue));
            state.Remove(key);
        }

        foreach (var (key, raw, typed) in moved)
            state.SetModelValue(key, raw, typed);
    }
}
