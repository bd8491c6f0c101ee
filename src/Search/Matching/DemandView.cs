namespace Marketplace.Search.Matching;

/// <summary>A demand made ready to be compared with companies one by one.</summary>
public sealed class DemandView
{
    private readonly MatchModel _model;

    internal DemandView(MatchModel model, MatchDemand demand, TextQuery query, TextScale scale, Dictionary<Guid, float> votes) =>
        (_model, Demand, Query, Scale, Votes) = (model, demand, query, scale, votes);

    public MatchDemand Demand { get; }

    internal TextQuery Query { get; }

    internal TextScale Scale { get; }

    internal Dictionary<Guid, float> Votes { get; }

    /// <summary>The same score the company gets in <see cref="MatchModel.Rank"/>.</summary>
    public MatchParts Score(MatchCompany company) => _model.Score(this, company);

    /// <summary>Words of the demand that the company's texts hold as well, the most telling first.</summary>
    public IReadOnlyList<string> SharedWords(Guid companyId, int most = 5) => _model.Shared(Query, companyId, most);
}
