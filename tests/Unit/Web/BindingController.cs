using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Tests.Unit.Web;

/// <summary>Answers what a posted form was bound to, and what was refused.</summary>
public sealed class BindingController : ControllerBase
{
    [HttpPost("/{culture:regex(^(fa|en)$)}/bind")]
    [IgnoreAntiforgeryToken]
    public BoundForm Bind([FromForm] TypedForm input) => new(
        input,
        ModelState.Where(e => e.Value!.Errors.Count > 0).ToDictionary(e => e.Key, e => string.Join(" ", e.Value!.Errors.Select(x => x.ErrorMessage))),
        ModelState.IsValid);
}

public sealed record BoundForm(TypedForm Input, Dictionary<string, string> Errors, bool Valid);

public sealed class TypedForm
{
    public int Days { get; set; }

    public int? Trl { get; set; }

    public long? Big { get; set; }

    public decimal? Budget { get; set; }

    public DateOnly? Until { get; set; }

    public DateTimeOffset? Closing { get; set; }

    public List<WeightForm> Criteria { get; set; } = [];
}

public sealed class WeightForm
{
    public decimal Weight { get; set; }
}
