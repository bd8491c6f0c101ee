using FluentValidation;
using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Challenges.Features;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Imports;

/// <summary>
/// Brings briefs in on the way a person's brief takes: the same validators, the same steps of the aggregate, the same events. Either every
/// row comes in, in one transaction, or none; a row that is here already stays as it is.
/// </summary>
internal sealed class Importer(ChallengesDbContext db, ContestRules rules, Texts texts, TimeProvider clock)
{
    private const int LookUpAtOnce = 500;

    /// <param name="seekerId">Whose challenges they become.</param>
    /// <param name="unreadable">Errors met before; with any, nothing is imported.</param>
    /// <exception cref="RuleException">The seeker is not known or may not seek.</exception>
    public async Task<ImportReport> RunAsync(Guid seekerId, IReadOnlyList<NumberedRow> rows, IReadOnlyList<ImportError> unreadable, CancellationToken ct)
    {
        var seeker = await db.KnownCompanies.FindAsync([seekerId], ct) ?? throw new RuleException("import.no_such_seeker") { Field = "seekerId" };
        if (!seeker.MaySeek) throw new RuleException("challenge.seeker_may_not_seek") { Field = "seekerId" };

        var now = clock.GetUtcNow().Stored();
        var here = await PresentAsync(rows, ct);
        var wanted = rows.Where(r => !here.Contains(Identity(r.Row))).ToList();
        List<ImportError> errors = [.. unreadable, .. wanted.SelectMany(r => Errors(r, now)), .. Repeated(wanted)];
        if (errors.Count > 0) return new ImportReport(0, rows.Count - wanted.Count, [.. errors.OrderBy(e => e.Row)]);

        foreach (var (_, row) in wanted) Take(seeker, row, now);
        await db.SaveChangesAsync(ct);
        return new ImportReport(wanted.Count, rows.Count - wanted.Count, []);
    }

    private void Take(KnownCompany seeker, ImportRow row, DateTimeOffset now)
    {
        var challenge = Challenge.Import(seeker.Id, row, now);
        db.Challenges.Add(challenge);
        if (!row.Publish) return;

        challenge.Submit(rules.ReviewDueAt(now), now);
        challenge.Publish(rules.LeastOpen, now);
        db.Publish(ChallengeViews.Changed(challenge, seeker, now));
        db.Publish(ChallengeMoments.Published(challenge, now));
    }

    private async Task<HashSet<(string, string)>> PresentAsync(IReadOnlyList<NumberedRow> rows, CancellationToken ct)
    {
        var present = new HashSet<(string, string)>();
        foreach (var source in rows.Select(r => r.Row).Where(r => r is { Source: not null, ExternalId: not null }).GroupBy(r => r.Source))
            foreach (var ids in source.Select(r => r.ExternalId).Distinct().Chunk(LookUpAtOnce))
                present.UnionWith((await db.Challenges.Where(c => c.Source == source.Key && ids.Contains(c.ExternalId)).Select(c => c.ExternalId!).ToListAsync(ct))
                    .Select(id => (source.Key, id)));
        return present;
    }

    private IEnumerable<ImportError> Errors(NumberedRow numbered, DateTimeOffset now)
    {
        var result = new ImportRowValidator().Validate(numbered.Row);
        if (result.IsValid && numbered.Row.Publish) result = new PublishableRowValidator(rules.LeastOpen, now).Validate(numbered.Row);
        return Validation.Errors(result, texts).Select(e => new ImportError(numbered.Number, e.Field, e.Message));
    }

    private IEnumerable<ImportError> Repeated(IEnumerable<NumberedRow> rows) => rows.GroupBy(r => Identity(r.Row)).Where(g => g.Key is { Item1: not null, Item2: not null })
        .SelectMany(g => g.Skip(1).Select(r => new ImportError(
            r.Number, "externalId", texts.Of("import.repeated", g.First().Number))));

    private static (string, string) Identity(ImportRow row) => (row.Source, row.ExternalId);
}

/// <param name="Number">As the sender counts, from 1.</param>
internal sealed record NumberedRow(int Number, ImportRow Row);

internal sealed class ImportRowValidator : AbstractValidator<ImportRow>
{
    public ImportRowValidator()
    {
        RuleFor(r => r.Source).NotEmpty().MaximumLength(100);
        RuleFor(r => r.ExternalId).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Brief).NotNull().SetValidator(new BriefValidator());
    }
}

internal sealed class PublishableRowValidator : AbstractValidator<ImportRow>
{
    public PublishableRowValidator(TimeSpan leastOpen, DateTimeOffset now) => RuleFor(r => r.Brief).SetValidator(new CompleteBriefValidator(leastOpen, now));
}
