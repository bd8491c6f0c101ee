using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;

namespace Marketplace.Web.Pages.Offers;

/// <summary>The steps of an offer with how far each is.</summary>
/// <param name="Current">The step being written; null on the overview.</param>
public sealed record StepsModel(OfferDetails Offer, IReadOnlyList<Criterion> Criteria, string? Current)
{
    /// <summary>How far a step is.</summary>
    public StepStatus StatusOf(string step) => OfferSteps.StatusOf(step, Offer.Content ?? new(), Criteria);

    /// <summary>How many steps are complete.</summary>
    public int Complete => OfferSteps.All.Count(s => StatusOf(s) == StepStatus.Complete);

    /// <summary>Whether it can be handed in.</summary>
    public StepStatus Check => OfferSteps.Missing(Offer.Content ?? new(), Criteria).Count == 0 ? StepStatus.InProgress : StepStatus.NotStarted;
}

/// <summary>All that an offer says, to be read.</summary>
public sealed record ContentModel(OfferContent Content, IReadOnlyList<Criterion> Criteria);
