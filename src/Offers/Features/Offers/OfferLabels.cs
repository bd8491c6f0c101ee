using System.Globalization;
using Marketplace.Offers.Domain;

namespace Marketplace.Offers.Features.Offers;

/// <summary>What an offer is called while names are hidden: Offer A, Offer B …</summary>
internal static class OfferLabels
{
    private const string Latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly string[] Persian = "الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی".Split(' ');

    public static string Fa(int label) => "پیشنهاد " + (label <= Persian.Length ? Persian[label - 1] : label.ToString(CultureInfo.InvariantCulture));

    public static string En(int label) => "Offer " + (label <= Latin.Length ? Latin[(label - 1)..label] : label.ToString(CultureInfo.InvariantCulture));

    /// <summary>In the caller's language.</summary>
    public static string Of(int label) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fa" ? Fa(label) : En(label);
}
