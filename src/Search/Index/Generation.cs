using System.Globalization;

namespace Marketplace.Search.Index;

/// <summary>Names of an index's generations. They grow with time, and end with the definition that the generation was built by.</summary>
internal static class Generation
{
    /// <summary>Counts up with every change to fields, analysis or scoring that an index built before would not know.</summary>
    public const int Definition = 2;

    public static string Name(string prefix, DateTimeOffset now) => $"{prefix}-{Guid.CreateVersion7(now):N}-{Definition}";

    /// <summary>Whether an older version of the product built it. What a newer one built is left alone: both may run at once.</summary>
    public static bool IsOutdated(string name) =>
        !int.TryParse(name.AsSpan(name.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var definition) || definition < Definition;
}
