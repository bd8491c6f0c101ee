using System.Globalization;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Search.Features;

/// <summary>Reads a query string and says of each bad value which parameter it is.</summary>
internal sealed class QueryString(HttpRequest request)
{
    private const int LongestText = 500;
    private const int MostValues = 50;
    private const int LongestValue = 200;
    private const int DeepestHit = 10_000;

    private readonly List<FieldError> _errors = [];
    private readonly Texts _texts = request.HttpContext.RequestServices.GetRequiredService<Texts>();

    public string? Text(string name)
    {
        var value = request.Query[name].ToString();
        if (value.Length > LongestText) Refuse(name, "search.text_too_long", LongestText);
        if (value.Contains('\0')) Refuse(name, "text.unstorable");
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    /// <param name="allowed">Null for free values.</param>
    public string[]? Values(string name, Func<string, bool>? allowed = null)
    {
        var values = request.Query[name].OfType<string>().Where(v => v.Length > 0).Distinct().ToArray();
        if (values.Length > MostValues) Refuse(name, "search.too_many_values", MostValues);
        else if (values.FirstOrDefault(v => v.Length > LongestValue || v.Contains('\0') || allowed?.Invoke(v) == false) is { } bad) Refuse(name, "search.unknown_value", bad[..Math.Min(bad.Length, 40)]);
        return values.Length == 0 ? null : values;
    }

    public string? OneOf(string name, params string[] allowed)
    {
        var value = request.Query[name].ToString();
        if (value.Length == 0) return null;
        if (!allowed.Contains(value)) Refuse(name, "search.unknown_value", value[..Math.Min(value.Length, 40)]);
        return value;
    }

    public (int Page, int PageSize) Page()
    {
        var (page, size) = (Number("page", 1, 100_000, 1), Number("pageSize", 1, Paging.LargestPage, 20));
        if ((long)page * size > DeepestHit) Refuse("page", "search.too_deep", DeepestHit);
        return (page, size);
    }

    /// <exception cref="InvalidRequestException">Something read was wrong.</exception>
    public void Check()
    {
        if (_errors.Count > 0) throw new InvalidRequestException(_errors);
    }

    private int Number(string name, int least, int most, int otherwise)
    {
        var value = request.Query[name].ToString();
        if (value.Length == 0) return otherwise;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Refuse(name, "search.number", least, most);
        return otherwise;
    }

    private void Refuse(string name, string code, params object[] args) => _errors.Add(new FieldError(name, code, _texts.Of(code, args)));
}
