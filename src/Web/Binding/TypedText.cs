using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Binding;

/// <summary>What the binders of typed text share: recording what was typed, and refusing it in the reader's language.</summary>
internal static class TypedText
{
    /// <summary>The language the text was typed in: that of the page.</summary>
    public static Language Language => Languages.Current;

    /// <summary>Ends a binding with a message beside the field; <paramref name="key"/> is of FieldsText.</summary>
    public static void Refuse(this ModelBindingContext context, string key, params object[] arguments)
    {
        var texts = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<FieldsText>>();
        context.ModelState.TryAddModelError(context.ModelName, texts[key, arguments]);
        context.Result = ModelBindingResult.Failed();
    }

    /// <summary>Ends the binding of an empty field: nothing where nothing is allowed, else a message.</summary>
    public static void Blank(this ModelBindingContext context)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType)
            context.Result = ModelBindingResult.Success(null);
        else
            context.Refuse("Required");
    }
}
