using Marketplace.Contracts;

namespace Marketplace.Platform.Messaging;

/// <summary>Stable names of events, such as <c>challenges.ChallengePublished</c>: the folder of the contract and the type's name.</summary>
public static class EventTypes
{
    private static readonly Dictionary<string, Type> ByName = typeof(Event).Assembly.GetExportedTypes()
        .Where(t => !t.IsAbstract && typeof(Event).IsAssignableFrom(t)).ToDictionary(Name);

    public static IReadOnlyDictionary<string, Type> All => ByName;

    public static string NameOf(Type type) => ByName.ContainsKey(Name(type)) ? Name(type) : throw new ArgumentException($"{type} is not a published event.", nameof(type));

    /// <exception cref="KeyNotFoundException">No event of this version has that name.</exception>
    public static Type TypeOf(string name) => ByName[name];

    private static string Name(Type type) => $"{type.Namespace![(type.Namespace!.LastIndexOf('.') + 1)..].ToLowerInvariant()}.{type.Name}";
}
