namespace Marketplace.Web.Components;

/// <summary>Where a step stands against now.</summary>
public enum TimelinePlace
{
    Past,
    Now,
    Ahead,
}

/// <summary>A step of a <see cref="Timeline"/>.</summary>
/// <param name="Title">What happens.</param>
/// <param name="At">When; null while it is not set.</param>
/// <param name="Place">Past, now or ahead.</param>
/// <param name="Note">A line more.</param>
/// <param name="DayOnly">Whether the hour is left out.</param>
public sealed record TimelineStep(string Title, DateTimeOffset? At, TimelinePlace Place, string? Note = null, bool DayOnly = true);
