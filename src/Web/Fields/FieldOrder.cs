using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Web.Fields;

/// <summary>Puts errors in the order of the form, which is that of the model's members: a dictionary of errors has none.</summary>
internal static class FieldOrder
{
    /// <summary>A key that sorts as the field stands; what belongs to no field comes first.</summary>
    public static string Of(ModelMetadata page, string field)
    {
        var key = "";
        var metadata = page;
        foreach (var step in field.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? step : step[..bracket];
            var place = metadata.Properties.TakeWhile(p => p.PropertyName != name).Count();
            key += place.ToString("000", CultureInfo.InvariantCulture);
            if (place == metadata.Properties.Count)
                return key;
            metadata = metadata.Properties[place];
            if (bracket < 0)
                continue;
            key += int.TryParse(step.AsSpan(bracket).Trim("[]"), CultureInfo.InvariantCulture, out var index)
                ? index.ToString("0000", CultureInfo.InvariantCulture)
                : step[bracket..];
            if (metadata.ElementMetadata is not { } element)
                return key;
            metadata = element;
        }

        return key;
    }
}
