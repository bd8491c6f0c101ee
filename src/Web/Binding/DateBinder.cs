using System.Globalization;
using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Web.Binding;

/// <summary>
/// Binds DateOnly and DateTimeOffset from the parts <c>X.Day</c>, <c>X.Month</c>, <c>X.Year</c> and <c>X.Time</c> of a date
/// field, or from one text (<c>2026-11-23</c>, «۱۴۰۵/۰۹/۰۲», an ISO 8601 instant). Hours are legal time; without one the day
/// begins at midnight.
/// </summary>
public sealed class DateBinder(Type type) : IModelBinder
{
    /// <summary>Types this binder is for, each also as nullable.</summary>
    public static readonly Type[] Types = [typeof(DateOnly), typeof(DateTimeOffset)];

    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        if (bindingContext.ValueProvider.ContainsPrefix(bindingContext.ModelName + ".Year"))
            BindParts(bindingContext);
        else
            BindText(bindingContext);
        return Task.CompletedTask;
    }

    private void BindParts(ModelBindingContext context)
    {
        var (day, month, year) = (Part(context, "Day"), Part(context, "Month"), Part(context, "Year"));
        var time = Part(context, "Time");
        if (day is null && month is null && year is null)
            return;
        context.ModelState.SetModelValue(context.ModelName, new ValueProviderResult($"{year}-{month}-{day} {time}"));
        // An hour alone is one the field offered.
        if (string.IsNullOrWhiteSpace(day + month + year))
            context.Blank();
        else if (!DateInput.TryParse(day, month, year, out var date))
            context.Refuse("Date.Invalid", DateExample());
        else
            Finish(context, date, time);
    }

    private void BindText(ModelBindingContext context)
    {
        var typed = context.ValueProvider.GetValue(context.ModelName);
        if (typed == ValueProviderResult.None)
            return;
        context.ModelState.SetModelValue(context.ModelName, typed);
        var text = typed.FirstValue?.Trim() ?? "";
        if (text.Length == 0)
        {
            context.Blank();
            return;
        }

        if (type == typeof(DateTimeOffset) && text.Contains('T')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            context.Result = ModelBindingResult.Success(instant);
            return;
        }

        var gap = text.IndexOf(' ', StringComparison.Ordinal);
        if (DateInput.TryParse(gap < 0 ? text : text[..gap], out var date))
            Finish(context, date, gap < 0 ? null : text[(gap + 1)..]);
        else
            context.Refuse("Date.Invalid", DateExample());
    }

    private void Finish(ModelBindingContext context, DateOnly date, string? time)
    {
        if (type == typeof(DateOnly))
            context.Result = ModelBindingResult.Success(date);
        else if (time is null)
            context.Result = ModelBindingResult.Success(LegalTime.Instant(date, TimeOnly.MinValue));
        else if (DateInput.TryParseTime(time, out var hour))
            context.Result = ModelBindingResult.Success(LegalTime.Instant(date, hour));
        else
            context.Refuse("Time.Invalid", Digits.Localize("14:30", TypedText.Language));
    }

    private static string? Part(ModelBindingContext context, string part)
    {
        var key = $"{context.ModelName}.{part}";
        var typed = context.ValueProvider.GetValue(key);
        if (typed == ValueProviderResult.None)
            return null;
        context.ModelState.SetModelValue(key, typed);
        context.ModelState.MarkFieldValid(key);
        return typed.FirstValue ?? "";
    }

    private static string DateExample() => TypedText.Language.Pick("۱۸ ۹ ۱۴۰۵", "9 12 2026");
}
