using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>What every command on an offer reads.</summary>
internal static class Offering
{
    public static async Task<(Contest Contest, KnownCompany Company)> ForOfferingAsync(this OffersDbContext db, Guid challengeId, Guid companyId, CancellationToken ct) =>
        (await db.Contests.AsNoTracking().IgnoreAutoIncludes().SingleAsync(c => c.Id == challengeId, ct), await db.Companies.AsNoTracking().SingleAsync(c => c.Id == companyId, ct));

    /// <summary>The challenge of the company's own offer; null where it is not its own.</summary>
    public static Task<Guid?> ChallengeOfOwnAsync(this OffersDbContext db, Guid offerId, Guid companyId, CancellationToken ct) =>
        db.Offers.Where(o => o.Id == offerId && o.CompanyId == companyId).Select(o => (Guid?)o.ChallengeId).SingleOrDefaultAsync(ct);

    /// <summary>Why the company's own offer may be read by it.</summary>
    public static SealRelease ReleaseTo(this Offer offer, Caller caller) => SealRelease.Author(offer.Id, caller.RequiredCompanyId, offer.CompanyId);

    /// <summary>Deletes a saved content that nothing points to any more.</summary>
    public static void Forget(this OffersDbContext db, SealedContent? content)
    {
        if (content is not null) db.Contents.Remove(content);
    }
}
