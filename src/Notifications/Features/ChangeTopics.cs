using FluentValidation;
using Marketplace.Contracts.Notifications;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Features;

/// <summary>The caller chooses how to hear of some topics; the others stay as they are. It holds for what comes from now on.</summary>
internal static class ChangeTopics
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/topics", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new ChangeTopicsValidator())
        .WithName("ChangeTopics");

    private static async Task<Ok<IReadOnlyList<TopicChoice>>> Handle(Contracts.Notifications.ChangeTopics request, Caller caller, NotificationsDbContext db, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        var preferences = await db.Preferences.Where(p => p.PersonId == person).ToListAsync(ct);
        foreach (var choice in request.Topics)
        {
            if (preferences.Find(p => p.Topic == choice.Topic) is { } known) known.Email = choice.Email;
            else preferences.Add(db.Preferences.Add(new TopicPreference(person, choice.Topic, choice.Email)).Entity);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ListTopics.Choices(preferences));
    }
}

internal sealed class ChangeTopicsValidator : AbstractValidator<Contracts.Notifications.ChangeTopics>
{
    public ChangeTopicsValidator()
    {
        RuleFor(c => c.Topics).NotNull();
        RuleFor(c => c.Topics).Must(t => t.Select(c => c?.Topic).Distinct().Count() == t.Count).When(c => c.Topics is not null).WithErrorCode("topic.twice");
        RuleForEach(c => c.Topics).NotNull().ChildRules(topic =>
        {
            topic.RuleFor(t => t.Topic).Must(t => t is not null && Topics.All.ContainsKey(t)).WithErrorCode("topic.unknown");
            topic.RuleFor(t => t.Email).IsInEnum();
        });
    }
}
