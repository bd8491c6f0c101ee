using System.Collections.Frozen;

namespace Marketplace.Search.Matching;

/// <summary>Technology fields whose people solve one another's problems.</summary>
internal static class FieldNeighbours
{
    private const float Neighbour = .5f;

    private static readonly FrozenSet<(string, string)> Pairs = new[]
    {
        ("advanced-materials", "metallurgy-casting"), ("advanced-materials", "nanotechnology"), ("advanced-materials", "chemicals-polymers"),
        ("advanced-materials", "construction-materials"), ("advanced-materials", "surface-coating"), ("metallurgy-casting", "surface-coating"),
        ("metallurgy-casting", "mining"), ("metallurgy-casting", "mechanical-manufacturing"), ("nanotechnology", "surface-coating"),
        ("nanotechnology", "chemicals-polymers"), ("chemicals-polymers", "oil-gas-petrochemical"), ("chemicals-polymers", "packaging"),
        ("construction-materials", "mining"), ("mechanical-manufacturing", "automation-control"), ("mechanical-manufacturing", "automotive"),
        ("automation-control", "robotics"), ("automation-control", "sensors-instrumentation"), ("automation-control", "electronics"),
        ("robotics", "machine-vision"), ("robotics", "mechanical-manufacturing"), ("machine-vision", "data-ai"), ("machine-vision", "optics-laser"),
        ("sensors-instrumentation", "electronics"), ("sensors-instrumentation", "optics-laser"), ("ict-software", "data-ai"),
        ("energy", "electronics"), ("energy", "oil-gas-petrochemical"), ("water-environment", "waste-recycling"), ("waste-recycling", "energy"),
        ("food-agriculture", "biotechnology"), ("food-agriculture", "packaging"), ("biotechnology", "pharmaceuticals"),
        ("pharmaceuticals", "health-medical-devices"), ("pharmaceuticals", "chemicals-polymers"), ("wood-paper", "packaging"),
        ("transport-logistics", "automotive"), ("transport-logistics", "ict-software"), ("aerospace", "advanced-materials"),
        ("aerospace", "mechanical-manufacturing"), ("health-medical-devices", "electronics"), ("water-environment", "chemicals-polymers"),
    }.ToFrozenSet();

    /// <summary>1 for the same field, ½ for a neighbour, 0 for others.</summary>
    public static float Nearness(string one, string other) =>
        one == other ? 1 : Pairs.Contains((one, other)) || Pairs.Contains((other, one)) ? Neighbour : 0;
}
