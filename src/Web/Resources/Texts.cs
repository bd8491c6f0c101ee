namespace Marketplace.Web.Resources;

// One class per group of pages names its pair of files beside this one: ShellText.resx (English) and ShellText.fa.resx.
// A page says @inject IStringLocalizer<ChallengesText> T and then asks T for a key.

/// <summary>Masthead, footer, home, lists, errors: what every page shares.</summary>
public sealed class ShellText;

/// <summary>Words of form fields and of reading what was typed into them.</summary>
public sealed class FieldsText;

/// <summary>Names of states, such as "challenge.Published".</summary>
public sealed class StatusText;

/// <summary>Registration, sign-in, profile.</summary>
public sealed class AccountText;

/// <summary>Companies, members, verification.</summary>
public sealed class CompaniesText;

/// <summary>Needs, challenges, clarifications, the challenge wizard.</summary>
public sealed class ChallengesText;

/// <summary>Offers, receipts, results, interest.</summary>
public sealed class OffersText;

/// <summary>Agreements, milestones, outcomes.</summary>
public sealed class AgreementsText;

/// <summary>Panels, scoring, consensus, award.</summary>
public sealed class EvaluationText;

/// <summary>Board, monitoring, sites, council.</summary>
public sealed class ProgrammeText;

/// <summary>Search, facets, saved searches.</summary>
public sealed class SearchText;

/// <summary>Challenges that fit a company, and why.</summary>
public sealed class RecommendedText;

/// <summary>Inbox and what needs me.</summary>
public sealed class NotificationsText;
