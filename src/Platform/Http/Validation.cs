using System.Text;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Http;

/// <summary>Checks the shape of a request's body before its handler runs.</summary>
public static class Validation
{
    /// <summary>Runs the validator over the argument of its type; errors become a 400 that names each field.</summary>
    public static RouteHandlerBuilder Validate<T>(this RouteHandlerBuilder route, IValidator<T> validator)
        where T : class => route
        .AddEndpointFilter(async (context, next) =>
        {
            var request = context.Arguments.OfType<T>().Single();
            validator.Check(request, context.HttpContext.RequestServices.GetRequiredService<Texts>());
            return await next(context);
        })
        .ProducesValidationProblem();

    /// <summary>For commands that validate several things or rows.</summary>
    /// <exception cref="InvalidRequestException">Anything is wrong.</exception>
    public static void Check<T>(this IValidator<T> validator, T request, Texts texts)
    {
        var result = validator.Validate(request);
        if (!result.IsValid) throw new InvalidRequestException(Errors(result, texts));
    }

    /// <summary>The failures in the caller's language: with the service's own words where it has some for the code, else with those for the kind of check.</summary>
    public static IReadOnlyList<FieldError> Errors(ValidationResult result, Texts texts) => [.. result.Errors.Select(f =>
    {
        var words = texts.Find(f.ErrorCode);
        if (words is not null)
            foreach (var (name, value) in f.FormattedMessagePlaceholderValues ?? [])
                words = words.Replace("{" + name + "}", Numerals.Say(value), StringComparison.Ordinal);
        return new FieldError(Camel(f.PropertyName), f.ErrorCode, words ?? f.ErrorMessage);
    })];

    private static string Camel(string path)
    {
        var result = new StringBuilder(path);
        for (var i = 0; i < result.Length; i++)
            if (i == 0 || result[i - 1] == '.') result[i] = char.ToLowerInvariant(result[i]);
        return result.ToString();
    }
}
