using System.Collections;
using System.Reflection;
using System.Text;

namespace Marketplace.Web.Http;

/// <summary>Finds the member of a page's form that a service's JSON path means.</summary>
public static class FieldPath
{
    /// <summary>
    /// Rewrites a path in the spelling of the type's members: <c>criteria[0].weight</c> on a form with
    /// <c>List&lt;CriterionInput&gt; Criteria</c> becomes <c>Criteria[0].Weight</c>. Null when the type has no such member.
    /// </summary>
    public static string? Resolve(Type root, string path)
    {
        var resolved = new StringBuilder();
        var type = root;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? step : step[..bracket];
            if (name.Length > 0)
            {
                // A date or a text has members too, but no fields of a form.
                if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
                    return null;
                var member = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
                if (member is null)
                    return null;
                resolved.Append(resolved.Length > 0 ? "." : "").Append(member.Name);
                type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            }

            if (bracket < 0)
                continue;
            if (ElementOf(type) is not { } element)
                return null;
            resolved.Append(step.AsSpan(bracket));
            type = element;
        }

        return resolved.Length == 0 ? null : resolved.ToString();
    }

    private static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type))
            return null;
        if (type.IsArray)
            return type.GetElementType();
        var sequence = type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDictionary<,>))
            ?? type.GetInterfaces().Append(type)
                .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return sequence?.GetGenericArguments()[^1];
    }
}
