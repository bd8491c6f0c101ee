using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Web.Binding;

/// <summary>Gives numbers and dates typed on a page to <see cref="NumberBinder"/> and <see cref="DateBinder"/>.</summary>
public sealed class TypedBinders : IModelBinderProvider
{
    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (context.BindingInfo.BindingSource is { } source && (source == BindingSource.Body || source == BindingSource.Services))
            return null;
        if (NumberBinder.Types.Contains(type))
            return new NumberBinder(type);
        return DateBinder.Types.Contains(type) ? new DateBinder(type) : null;
    }
}
