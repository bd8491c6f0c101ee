using System.Security.Cryptography;
using System.Text;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Domain;

namespace Marketplace.Companies.Domain;

/// <summary>Somebody was asked by e-mail to join a company. Who holds the secret of the link may, once and for a week.</summary>
public sealed class Invitation : Aggregate
{
    private const int SecretBytes = 32;
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation() { }

    public Guid CompanyId { get; private set; }
    public string Email { get; private set; } = "";
    public MemberRole Role { get; private set; }

    /// <summary>SHA-256 of the secret, in hexadecimal. The secret itself is not kept.</summary>
    public string TokenHash { get; private set; } = "";
    public Guid InvitedBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public Guid? AcceptedBy { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <param name="token">The secret for the link: 256 random bits, safe in addresses.</param>
    public static Invitation Create(Guid companyId, string email, MemberRole role, Guid invitedBy, DateTimeOffset now, out string token)
    {
        token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            CompanyId = companyId,
            Email = email,
            Role = role,
            TokenHash = Hash(token),
            InvitedBy = invitedBy,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
        invitation.Touch();
        return invitation;
    }

    public void Accept(Guid personId, DateTimeOffset now)
    {
        if (AcceptedBy is not null) throw new RuleException("invitation.used");
        if (now >= ExpiresAt) throw new RuleException("invitation.expired");
        (AcceptedBy, AcceptedAt) = (personId, now);
        Touch();
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
