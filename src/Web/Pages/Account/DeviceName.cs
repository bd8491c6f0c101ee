namespace Marketplace.Web.Pages.Account;

/// <summary>A short name for the device a passkey was made on, to tell passkeys apart.</summary>
internal static class DeviceName
{
    private static readonly (string Sign, string Name)[] Known =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string? Of(string userAgent) => Known.FirstOrDefault(k => userAgent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
