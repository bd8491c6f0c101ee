using Refit;

namespace Marketplace.Contracts.Notifications;

/// <summary>The Notifications service over HTTP: the caller's own inbox. Errors are RFC 9457 problems.</summary>
public interface INotificationsApi
{
    [Get("/api/notifications/v1/notifications")]
    Task<Page<NotificationDetails>> List(bool unread = false, int page = 1, int pageSize = 20, CancellationToken ct = default);

    [Get("/api/notifications/v1/notifications/unread")]
    Task<UnreadCount> Unread(CancellationToken ct = default);

    [Post("/api/notifications/v1/notifications/{id}/read")]
    Task Read(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/notifications/v1/notifications/read-all")]
    Task ReadAll([Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Get("/api/notifications/v1/topics")]
    Task<IReadOnlyList<TopicChoice>> Topics(CancellationToken ct = default);

    [Put("/api/notifications/v1/topics")]
    Task<IReadOnlyList<TopicChoice>> ChangeTopics([Body] ChangeTopics topics, CancellationToken ct = default);
}
