using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>What the commands on an offer work with.</summary>
internal static class Offering
{
    /// <summary>A company's own offer taken up to be changed: its contest is held, the offer is nobody else's until it is saved.</summary>
    /// <returns>Null where it is not the company's own.</returns>
    public static async Task<OfferAtWork?> TakeUpAsync(this OffersDbContext db, Guid offerId, Guid companyId, CancellationToken ct)
    {
        var hold = await db.HoldToOfferAsync(offerId, companyId, ct);
        if (hold is null) return null;
        try
        {
            var read = await (
                from offer in db.Offers
                join contest in db.Contests on offer.ChallengeId equals contest.Id
                join company in db.Companies on offer.CompanyId equals company.Id
                from saved in db.Contents.Where(c => c.Id == offer.WorkingId).DefaultIfEmpty()
                where offer.Id == offerId
                select new { offer, contest, company, saved }).AsNoTracking().IgnoreAutoIncludes().SingleAsync(ct);
            db.Attach(read.offer);
            return new OfferAtWork(hold, read.offer, read.contest, read.company, read.saved);
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    public static async Task<(Contest Contest, KnownCompany Company)> ForOfferingAsync(this OffersDbContext db, Guid challengeId, Guid companyId, CancellationToken ct)
    {
        var both = await db.Contests.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == challengeId)
            .SelectMany(_ => db.Companies.Where(k => k.Id == companyId), (Contest, Company) => new { Contest, Company }).SingleAsync(ct);
        return (both.Contest, both.Company);
    }

    /// <summary>Why the company's own offer may be read by it.</summary>
    public static SealRelease ReleaseTo(this Offer offer, Caller caller) => SealRelease.Author(offer.Id, caller.RequiredCompanyId, offer.CompanyId);

    /// <summary>Deletes a saved content that nothing points to any more.</summary>
    public static async Task ForgetAsync(this OffersDbContext db, Guid? contentId, CancellationToken ct)
    {
        if (contentId is { } id && await db.Contents.SingleOrDefaultAsync(c => c.Id == id, ct) is { } content) db.Contents.Remove(content);
    }
}

/// <summary>An offer a command works on.</summary>
/// <param name="Saved">What it says; null until the first save.</param>
internal sealed record OfferAtWork(Hold Hold, Offer Offer, Contest Contest, KnownCompany Company, SealedContent? Saved) : IAsyncDisposable
{
    public DateTimeOffset Now => Hold.Now;

    public ValueTask DisposeAsync() => Hold.DisposeAsync();
}
