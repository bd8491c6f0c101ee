using Marketplace.Web.Tags;

namespace Marketplace.Web.Shell;

/// <summary>What the partial _SearchBox shows.</summary>
/// <param name="Path">The list searched.</param>
/// <param name="Q">The words.</param>
/// <param name="On">Filters to keep when the words change.</param>
public sealed record SearchBoxModel(string Path, string? Q, IReadOnlyList<Chip> On);

/// <summary>What the partial _SearchNotes shows.</summary>
/// <param name="DidYouMean">A spelling that finds more.</param>
/// <param name="Degraded">Whether documents may be missing for the moment.</param>
public sealed record SearchNotesModel(string Path, string? DidYouMean, bool Degraded);
