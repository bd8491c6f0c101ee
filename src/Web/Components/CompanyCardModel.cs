namespace Marketplace.Web.Components;

/// <summary>A company as a <see cref="CompanyCard"/> shows it. All words are in the page's language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind, in words.</param>
/// <param name="Url">Its page.</param>
public sealed record CompanyCardModel(string Name, string Kind, string Url)
{
    /// <summary>State's name, such as "Verified"; null shows none.</summary>
    public string? State { get; init; }

    /// <summary>One sentence about it.</summary>
    public string? Summary { get; init; }

    /// <summary>Place, size, host and the like.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Figures beside it, such as offers selected.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];
}
