using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Fields;

/// <summary>Ids of fields and the words of their errors: the summary and the fields must agree on both.</summary>
public static class FieldIds
{
    /// <summary>The id of a field's first control: <c>Input.Criteria[0].Weight</c> gives <c>Input_Criteria_0__Weight</c>.</summary>
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>An error's message; one that carries only an exception gets a plain sentence instead.</summary>
    public static string Message(ModelError error, IStringLocalizer<FieldsText> texts) =>
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : texts["Invalid"];
}
