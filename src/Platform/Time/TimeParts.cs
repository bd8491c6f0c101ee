using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Platform.Time;

/// <summary>Registers the clock and legal time.</summary>
public static class TimeParts
{
    /// <summary>Adds <see cref="TimeProvider"/> (unless there is one) and <see cref="LegalTime"/>.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="configuration">
    /// <c>LegalTime:Holidays</c> names a file to use instead of the built-in list, for the holidays announced each year.
    /// </param>
    /// <exception cref="InvalidDataException">The file is not a list of holidays.</exception>
    public static IServiceCollection AddLegalTime(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(new LegalTime(Holidays(configuration["LegalTime:Holidays"])));
    }

    private static LegalHolidays Holidays(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return LegalHolidays.BuiltIn;
        using var file = File.OpenRead(path);
        return LegalHolidays.Read(file);
    }
}
