using System.Globalization;

namespace Marketplace.Tests.Unit.Web;

/// <summary>Runs what follows in one of the site's languages, as a request would.</summary>
internal sealed class InLanguage : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public InLanguage(string code) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(code);

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
