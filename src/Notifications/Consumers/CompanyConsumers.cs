using Marketplace.Contracts.Companies;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Consumers;

internal sealed class CompanySubmittedConsumer(Teller teller) : IConsume<CompanySubmitted>
{
    public Task Consume(CompanySubmitted message, CancellationToken ct) => teller.TellOfficersAsync(
        News.Of(message, Topics.CompanySubmitted).With("company", Said.Name(message.NameFa, message.NameEn)).To($"/programme/verification/{message.Id}", needsAction: true), ct);
}

internal sealed class CompanyVerifiedConsumer(Teller teller) : IConsume<CompanyVerified>
{
    public Task Consume(CompanyVerified message, CancellationToken ct) => teller.TellCompanyAsync(message.Id, News.Of(message, Topics.CompanyVerified).To("/company"), ct);
}

internal sealed class CompanyReturnedConsumer(Teller teller) : IConsume<CompanyReturned>
{
    public Task Consume(CompanyReturned message, CancellationToken ct) => teller.TellCompanyAsync(
        message.Id, News.Of(message, Topics.CompanyReturned).With("reason", Said.Words(message.Reason)).To("/company", needsAction: true), ct);
}

internal sealed class CompanySuspendedConsumer(Teller teller) : IConsume<CompanySuspended>
{
    public Task Consume(CompanySuspended message, CancellationToken ct) => teller.TellCompanyAsync(
        message.Id, News.Of(message, Topics.CompanySuspended).With("reason", Said.Words(message.Reason)).To("/company"), ct);
}

internal sealed class CompanyReinstatedConsumer(Teller teller) : IConsume<CompanyReinstated>
{
    public Task Consume(CompanyReinstated message, CancellationToken ct) => teller.TellCompanyAsync(
        message.Id, News.Of(message, Topics.CompanyReinstated).With("reason", Said.Words(message.Reason)).To("/company"), ct);
}

internal sealed class SolvingGrantedConsumer(Teller teller) : IConsume<SolvingGranted>
{
    public Task Consume(SolvingGranted message, CancellationToken ct) => teller.TellCompanyAsync(message.Id, News.Of(message, Topics.SolvingGranted).To("/company"), ct);
}

/// <summary>The invited address may be nobody's yet, so there is only an e-mail. The secret goes there and nowhere else.</summary>
internal sealed class MemberInvitedConsumer(NotificationsDbContext db, TimeProvider clock) : IConsume<MemberInvited>
{
    public async Task Consume(MemberInvited message, CancellationToken ct)
    {
        var id = Mail.InvitationMessageId(message.InvitationId);
        if (await db.Mails.AnyAsync(m => m.MessageId == id, ct)) return;
        var arguments = new Dictionary<string, Said> { ["company"] = Said.Name(message.CompanyNameFa, message.CompanyNameEn), ["role"] = Wording.Both($"said.role.{message.Role}") };
        db.Mails.Add(Mail.Invitation(message.InvitationId, message.Email, $"/invitations/{Uri.EscapeDataString(message.Token)}", arguments, message.Language, message.OccurredAt, clock.GetUtcNow()));
    }
}
