using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;

namespace Marketplace.Web.Pages.Agreements;

/// <summary>On which side of an agreement a person stands, and so what may be offered to do. The service decides.</summary>
/// <param name="Decides">Whether the person decides for the company acted for.</param>
public sealed record AgreementSide(bool Seeks, bool Solves, bool Decides, bool Watches)
{
    /// <summary>Whether a person may write for the seeker or the solver, or is an officer.</summary>
    public static AgreementSide Of(Caller caller, AgreementDetails agreement) => new(
        caller.ActsFor(agreement.SeekerId, MemberRole.Editor), caller.ActsFor(agreement.SolverId, MemberRole.Editor), caller.CompanyRole == MemberRole.Owner, caller.IsOfficer);

    /// <summary>Whether the solver can hand this milestone over now.</summary>
    public bool MayDeliver(AgreementDetails agreement, MilestoneDetails milestone) =>
        Solves && agreement.State == AgreementState.Active && milestone.State is (MilestoneState.Planned or MilestoneState.Returned);

    /// <summary>Whether the seeker can accept or return it now.</summary>
    public bool MayJudge(AgreementDetails agreement, MilestoneDetails milestone) =>
        Seeks && agreement.State == AgreementState.Active && milestone.State == MilestoneState.Delivered;

    /// <summary>Whether everything is accepted, so that the seeker can close it.</summary>
    public bool MayComplete(AgreementDetails agreement) =>
        Seeks && Decides && agreement.State == AgreementState.Active && agreement.Milestones.All(m => m.State == MilestoneState.Accepted);

    /// <summary>Whether either party can end it early.</summary>
    public bool MayTerminate(AgreementDetails agreement) => (Seeks || Solves) && Decides && agreement.State == AgreementState.Active;

    /// <summary>Whether the seeker can write down what was measured.</summary>
    public bool MayMeasure(AgreementDetails agreement) =>
        Seeks && agreement.State != AgreementState.Terminated && agreement.Outcomes.Any(o => !o.Verified);

    /// <summary>Whether an officer can confirm the measured values.</summary>
    public bool MayVerify(AgreementDetails agreement) => Watches && agreement.Outcomes.Any(o => o is { Measured: not null, Verified: false });
}
