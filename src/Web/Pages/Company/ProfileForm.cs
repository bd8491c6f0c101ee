using Marketplace.Web.Fields;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Web.Pages.Company;

/// <summary>A form that holds a profile: registering and changing.</summary>
public interface IProfileForm
{
    /// <summary>The profile as typed.</summary>
    ProfileInput Input { get; }

    /// <summary>Whether kind and national id can no longer change.</summary>
    bool IdentityFixed { get; }
}

/// <summary>The rows of a profile's form.</summary>
public static class ProfileRows
{
    private const int MostCodes = 10;
    private const int MostCapabilities = 30;

    /// <summary>Does what a pressed button of rows asks.</summary>
    /// <returns>Whether one was pressed.</returns>
    public static bool EditRows(this IProfileForm form, string? isic, string? rows, ModelStateDictionary state) =>
        form.Input.IsicCodes.Edit(() => null, isic, state, "Input.IsicCodes", MostCodes)
        || form.Input.Capabilities.Edit(rows, state, "Input.Capabilities", MostCapabilities);

    /// <summary>Offers an empty row where there is none.</summary>
    public static void ShowRows(this IProfileForm form)
    {
        if (form.Input.IsicCodes.Count == 0)
            form.Input.IsicCodes.Add(null);
        if (form.Input.Capabilities.Count == 0)
            form.Input.Capabilities.Add(new());
    }

    /// <summary>The service counts the rows it gets, so rows left empty go before it can say anything of the others.</summary>
    public static void DropEmptyRows(this IProfileForm form, ModelStateDictionary state)
    {
        if (form.Input.IsicCodes.RemoveAll(string.IsNullOrWhiteSpace) + form.Input.Capabilities.RemoveAll(c => c.IsEmpty) == 0)
            return;
        foreach (var key in state.Keys.Where(k => k.StartsWith("Input.IsicCodes[", StringComparison.Ordinal) || k.StartsWith("Input.Capabilities[", StringComparison.Ordinal)).ToList())
            state.Remove(key);
    }
}
