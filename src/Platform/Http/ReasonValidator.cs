using FluentValidation;
using Marketplace.Contracts;

namespace Marketplace.Platform.Http;

/// <summary>A reason must be given, in words the other side can read.</summary>
public sealed class ReasonValidator : AbstractValidator<ReasonRequest>
{
    public ReasonValidator() => RuleFor(r => r.Reason).NotEmpty().WithErrorCode("reason.missing").MaximumLength(2000).WithErrorCode("reason.too_long");
}
