using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Marketplace.Platform.Http;

/// <summary>The words of rules and errors by their stable code, in the language of the request. Each service brings its own <c>Texts.resx</c>.</summary>
public sealed class Texts(IEnumerable<TextSource> sources)
{
    private readonly ResourceManager[] _managers = [.. sources.Select(s => new ResourceManager(s.BaseName, s.Assembly)), new ResourceManager("Marketplace.Platform.Texts", typeof(Texts).Assembly)];

    /// <summary>The text of a code, numbers among the arguments written as the language does; the code itself when nobody wrote one.</summary>
    public string Of(string code, params object[] args) => Find(code) is { } text
        ? args.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. args.Select(Numerals.Say)])
        : code;

    /// <summary>The text of a code, or null.</summary>
    public string? Find(string code)
    {
        foreach (var manager in _managers)
            if (manager.GetString(code, CultureInfo.CurrentUICulture) is { } text)
                return text;
        return null;
    }
}

/// <summary>Where a service's texts are embedded.</summary>
public sealed record TextSource(string BaseName, Assembly Assembly);
