using System.Collections;
using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Shouldly;

namespace Marketplace.Tests.Unit.Published;

/// <summary>The published language as others have it on file: one example of every event. A missing or different file is a changed contract.</summary>
public sealed class EventsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Unit/Published/Events");
    private static readonly JsonSerializerOptions Written = new(Json.Options) { WriteIndented = true };

    public static TheoryData<string> Names => [.. EventTypes.All.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void An_event_is_written_as_it_is_on_file(string name)
    {
        var type = EventTypes.TypeOf(name);
        var file = Path.Combine(Folder, name + ".json");
        var written = JsonSerializer.Serialize(Example(type, type.Name), type, Written) + "\n";
        if (Environment.GetEnvironmentVariable("WRITE_EVENTS") == "1") File.WriteAllText(file, written);

        File.Exists(file).ShouldBeTrue($"{name} is new: write its example with WRITE_EVENTS=1.");
        written.ShouldBe(File.ReadAllText(file));
    }

    [Fact]
    public void Every_event_on_file_is_still_understood()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.json"))
        {
            var type = EventTypes.TypeOf(Path.GetFileNameWithoutExtension(file));
            var read = (Event)JsonSerializer.Deserialize(File.ReadAllText(file), type, Json.Options)!;
            (read.Id, read.Version).ShouldBe((Id, 7L));
        }
    }

    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-000000000001");

    private static object? Example(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Guid)) return Id;
        if (type == typeof(string)) return name;
        if (type == typeof(long)) return 7L;
        if (type == typeof(int)) return 3;
        if (type == typeof(double)) return 0.5;
        if (type == typeof(decimal)) return 12.5m;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);
        if (type == typeof(DateOnly)) return new DateOnly(2027, 3, 21);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            var of = type.GenericTypeArguments[0];
            var list = Array.CreateInstance(of, 1);
            list.SetValue(Example(of, name), 0);
            return list;
        }

        return Instance(type);
    }

    private static object Instance(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var instance = constructor.Invoke([.. constructor.GetParameters().Select(p => Example(p.ParameterType, p.Name!))]);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && constructor.GetParameters().Length == 0))
            property.SetValue(instance, Example(property.PropertyType, property.Name));
        return instance;
    }
}
