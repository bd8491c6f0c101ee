namespace Marketplace.Search.Matching;

/// <summary>Why a company said a recommendation is not for it.</summary>
public enum FeedbackReason
{
    /// <summary>Not its field of work.</summary>
    Field,

    /// <summary>Too large or too small for it.</summary>
    Size,

    /// <summary>Too far away.</summary>
    Distance,

    /// <summary>Not now; says nothing of other demands.</summary>
    Timing,

    Other,
}

/// <summary>What a company said of one recommendation.</summary>
/// <param name="Useful">True for useful; false for not for us.</param>
/// <param name="Because">Null when useful or unsaid.</param>
public sealed record Feedback(MatchDemand Demand, bool Useful, FeedbackReason? Because);

/// <summary>How what a company said of earlier recommendations moves later ones, for that company alone.</summary>
public static class FeedbackEffect
{
    private const float SameField = .6f;
    private const float SameIndustry = .4f;
    private const float ReachKilometres = 100;

    /// <summary>−1 to 1: how far like what it called useful, less how far like what it refused.</summary>
    public static float Of(MatchDemand demand, IReadOnlyList<Feedback> feedback)
    {
        var (useful, refused) = (0f, 0f);
        foreach (var said in feedback)
        {
            var like = said.Demand.Id == demand.Id ? 1 : said.Useful ? Alike(said.Demand, demand) : Refused(said, demand);
            if (said.Useful) useful = Math.Max(useful, like);
            else refused = Math.Max(refused, like);
        }

        return useful - refused;
    }

    private static float Refused(Feedback said, MatchDemand demand) => said.Because switch
    {
        FeedbackReason.Timing => 0,
        FeedbackReason.Distance => AsFar(said.Demand, demand),
        FeedbackReason.Size => AsLarge(said.Demand.Budget, demand.Budget),
        FeedbackReason.Field => Fields(said.Demand, demand),
        _ => Alike(said.Demand, demand),
    };

    private static float Alike(MatchDemand one, MatchDemand other) =>
        SameField * Fields(one, other) + (one.IsicCode is { } code ? SameIndustry * ProfileFit.Isic([code], other.IsicCode) : 0);

    private static float Fields(MatchDemand one, MatchDemand other)
    {
        var all = one.Fields.Union(other.Fields).Count();
        return all == 0 ? 0 : one.Fields.Intersect(other.Fields).Count() / (float)all;
    }

    private static float AsFar(MatchDemand one, MatchDemand other) =>
        Provinces.Kilometres(one.Province, other.Province) is { } between ? MathF.Exp(-between / ReachKilometres) : 0;

    // The same order of magnitude.
    private static float AsLarge(decimal? one, decimal? other) =>
        one is > 0 && other is > 0 ? Math.Max(0, 1 - (float)Math.Abs(Math.Log10((double)(one / other)))) : 0;
}
