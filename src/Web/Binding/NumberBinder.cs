using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Web.Binding;

/// <summary>
/// Binds int, long and decimal from what people type: ۰–۹, ٠–٩, 0–9, ٬ and ٫. Anything else is refused beside the field and
/// stays in it as typed.
/// </summary>
public sealed class NumberBinder(Type type) : IModelBinder
{
    /// <summary>Types this binder is for, each also as nullable.</summary>
    public static readonly Type[] Types = [typeof(int), typeof(long), typeof(decimal)];

    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (typed == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
        Bind(bindingContext, typed.FirstValue);
        return Task.CompletedTask;
    }

    private void Bind(ModelBindingContext context, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            context.Blank();
        else if (!PersianNumbers.TryParse(text, out var number))
            context.Refuse("Number.Invalid", 12500);
        else if (type == typeof(decimal))
            context.Result = ModelBindingResult.Success(number);
        else if (number != decimal.Truncate(number))
            context.Refuse("Number.Whole");
        else
            BindWhole(context, number);
    }

    private void BindWhole(ModelBindingContext context, decimal number)
    {
        (decimal least, decimal most) = type == typeof(int) ? ((decimal)int.MinValue, (decimal)int.MaxValue) : (long.MinValue, long.MaxValue);
        if (number < least || number > most)
            context.Refuse("Number.TooLarge");
        else
            context.Result = ModelBindingResult.Success(type == typeof(int) ? (int)number : (object)(long)number);
    }
}
