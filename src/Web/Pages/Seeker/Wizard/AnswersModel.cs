using Marketplace.Contracts.Challenges;

namespace Marketplace.Web.Pages.Seeker.Wizard;

/// <summary>What the partial with a brief's answers shows.</summary>
/// <param name="Changeable">Whether each step has a link to change it.</param>
public sealed record AnswersModel(Guid Id, ChallengeBrief Brief, bool Changeable);
