using System.Collections.Frozen;

namespace Marketplace.Search.Matching;

/// <summary>Distances between provinces, from the middle of one to the middle of the other.</summary>
public static class Provinces
{
    private const double EarthRadiusKilometres = 6371;

    // Latitude and longitude of each province's middle, to a tenth of a degree.
    private static readonly FrozenDictionary<string, (double Latitude, double Longitude)> Middles = new Dictionary<string, (double, double)>
    {
        ["IR-00"] = (34.5, 49.8), ["IR-01"] = (37.2, 49.5), ["IR-02"] = (36.3, 52.3), ["IR-03"] = (37.9, 46.7), ["IR-04"] = (37.6, 45.1),
        ["IR-05"] = (34.4, 46.7), ["IR-06"] = (31.4, 48.9), ["IR-07"] = (29.3, 53.2), ["IR-08"] = (30.4, 57.2), ["IR-09"] = (35.6, 59.0),
        ["IR-10"] = (33.1, 52.5), ["IR-11"] = (28.4, 61.0), ["IR-12"] = (35.7, 47.0), ["IR-13"] = (34.9, 48.6), ["IR-14"] = (31.9, 50.6),
        ["IR-15"] = (33.4, 48.4), ["IR-16"] = (33.2, 46.9), ["IR-17"] = (30.8, 50.8), ["IR-18"] = (28.6, 51.5), ["IR-19"] = (36.5, 48.4),
        ["IR-20"] = (35.5, 54.7), ["IR-21"] = (32.0, 54.9), ["IR-22"] = (27.3, 56.5), ["IR-23"] = (35.6, 51.6), ["IR-24"] = (38.3, 48.0),
        ["IR-25"] = (34.7, 51.0), ["IR-26"] = (36.1, 49.8), ["IR-27"] = (37.4, 55.2), ["IR-28"] = (37.5, 57.2), ["IR-29"] = (33.0, 59.3),
        ["IR-30"] = (35.9, 50.8),
    }.ToFrozenDictionary();

    /// <summary>Null when either is unknown; 0 within one province.</summary>
    public static float? Kilometres(string? from, string? to)
    {
        if (from is null || to is null || !Middles.TryGetValue(from, out var a) || !Middles.TryGetValue(to, out var b)) return null;
        if (from == to) return 0;
        var (lat1, lat2, width) = (Radians(a.Latitude), Radians(b.Latitude), Radians(b.Longitude - a.Longitude));
        var half = Math.Pow(Math.Sin((lat2 - lat1) / 2), 2) + Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(width / 2), 2);
        return (float)(2 * EarthRadiusKilometres * Math.Asin(Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
