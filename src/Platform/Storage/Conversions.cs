using System.Text.Json;
using Marketplace.Platform.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Marketplace.Platform.Storage;

/// <summary>
/// How values are stored so that both databases compare, sort and return them alike: instants in UTC with microseconds, money with four
/// decimals, enumerations by name. SQLite has neither instants nor decimals, so there both are whole numbers.
/// </summary>
public static class Conversions
{
    private const long TicksPerMicrosecond = 10;

    internal static void Configure(ModelConfigurationBuilder builder, bool sqlite)
    {
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        if (sqlite)
        {
            builder.Properties<DateTimeOffset>().HaveConversion<InstantAsTicks>();
            builder.Properties<decimal>().HaveConversion<DecimalAsLong>();
        }
        else
        {
            builder.Properties<DateTimeOffset>().HaveConversion<InstantInUtc>();
            builder.Properties<decimal>().HavePrecision(19, 4).HaveConversion<TrimmedDecimal>();
        }
    }

    /// <summary>Stores an immutable value as JSON: <c>jsonb</c> on PostgreSQL, text on SQLite. It is replaced as a whole, never changed in place.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property, DbContext context)
    {
        property.HasConversion(
            new ValueConverter<T, string>(
                value => JsonSerializer.Serialize(value, Json.Options),
                text => JsonSerializer.Deserialize<T>(text, Json.Options)!),
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, Json.Options) == JsonSerializer.Serialize(b, Json.Options),
                value => value == null ? 0 : JsonSerializer.Serialize(value, Json.Options).GetHashCode(StringComparison.Ordinal),
                value => value));
        if (!context.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal)) property.HasColumnType("jsonb");
        return property;
    }

    /// <summary>The instant as either database returns it: in UTC, whole microseconds.</summary>
    public static DateTimeOffset Stored(this DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TicksPerMicrosecond, TimeSpan.Zero);

    private sealed class InstantAsTicks() : ValueConverter<DateTimeOffset, long>(v => v.Stored().UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    private sealed class InstantInUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.Stored(), v => v);

    private sealed class DecimalAsLong() : ValueConverter<decimal, long>(v => (long)decimal.Round(v * 10_000m), v => v / 10_000m);

    // PostgreSQL returns 99.0000 for 99; dividing by one with many zeros drops them.
    private sealed class TrimmedDecimal() : ValueConverter<decimal, decimal>(v => v, v => v / 1.0000000000000000000000000000m);
}
