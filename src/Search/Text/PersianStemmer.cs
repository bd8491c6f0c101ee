using System.Collections.Frozen;

namespace Marketplace.Search.Text;

/// <summary>
/// Takes the endings off a folded Persian word: plural, possessive, comparative, indefinite, and the prefix of verbs. It is light on purpose: what it
/// takes too much of is set right by the whole word, which counts for more.
/// </summary>
internal static class PersianStemmer
{
    private static readonly string[] Plurals = ["هایشان", "هایتان", "هایمان", "هایش", "هایت", "هایم", "هایی", "های", "ها"];
    private static readonly string[] Owners = ["شان", "تان", "مان"];
    private static readonly string[] Degrees = ["ترین", "تر"];
    private static readonly string[] VerbEnds = ["ند", "ید", "یم", "د", "م", "ی"];

    /// <summary>Without «ها» and what hangs on it.</summary>
    public static string WithoutPlural(string word)
    {
        foreach (var ending in Plurals)
            if (word.Length >= ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        return word;
    }

    public static string Stem(string word)
    {
        if (word.Length < 4) return word;
        var stem = Single(Verb(WithoutPlural(word)));
        if (Kept.Contains(stem)) return stem;
        stem = Cut(stem, Owners, 4);
        if (Kept.Contains(stem)) return stem;
        stem = Cut(stem, Degrees, 3);
        stem = Single(Adjective(stem));
        if (Kept.Contains(stem)) return stem;
        stem = Single(Plural(stem));
        if (Kept.Contains(stem)) return stem;
        return Owned(stem);
    }

    private static string Single(string word) => PersianWords.BrokenPlurals.GetValueOrDefault(word, word);

    // «میدهد» is «می‌دهد» and meets «دهد»; «میدان» is a word of its own.
    private static string Verb(string word)
    {
        var prefix = word.StartsWith("نمی", StringComparison.Ordinal) ? 3 : word.StartsWith("می", StringComparison.Ordinal) ? 2 : 0;
        if (prefix == 0 || word.Length < prefix + 3 || Kept.Contains(word)) return word;
        return VerbEnds.Any(e => word.EndsWith(e, StringComparison.Ordinal)) ? word[prefix..] : word;
    }

    private static string Adjective(string word)
    {
        if (word.Length >= 5 && (word.EndsWith("ایی", StringComparison.Ordinal) || word.EndsWith("ویی", StringComparison.Ordinal))) return word[..^2];
        return word.Length >= 4 && word[^1] == 'ی' ? word[..^1] : word;
    }

    private static string Plural(string word)
    {
        if (word.Length >= 6 && word.EndsWith("ویان", StringComparison.Ordinal)) return word[..^3];
        if (word.Length >= 6 && word.EndsWith("گان", StringComparison.Ordinal)) return word[..^3] + "ه";
        return word.Length >= 5 && (word.EndsWith("ات", StringComparison.Ordinal) || word.EndsWith("ان", StringComparison.Ordinal)) ? word[..^2] : word;
    }

    private static string Owned(string word) => word.Length >= 4 && word[^1] is 'ش' or 'م' && word.Length >= (word[^1] == 'م' ? 5 : 4) ? word[..^1] : word;

    private static string Cut(string word, string[] endings, int least)
    {
        foreach (var ending in endings)
            if (word.Length >= ending.Length + least && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        return word;
    }

    // Words whose end only looks like an ending.
    private static readonly FrozenSet<string> Kept = PersianWords.Split("""
        ایران تهران درمان شادمان زمان سازمان ساختمان خیابان استان داستان زبان جهان انسان میزان امکان پایان جریان نشان لبنان یونان آلمان المان
        اصفهان کرمان گیلان زنجان همدان سمنان لرستان خوزستان کردستان گلستان خراسان مازندران هرمزگان بیابان تابستان زمستان دبستان دبیرستان بیمارستان شهرستان
        باران طوفان سیمان دندان پنهان آسان اسان ارزان مکان آسمان اسمان قهرمان فرمان پیمان درخشان یکسان سامان بحران کارکنان دکان گمان چندان توان جوان روان کاروان حیوان
        حیات خدمات عملیات ادبیات ریاضیات نبات ثبات نجات صفات صادرات واردات لغات انتخابات مقررات
        فیلتر کامپیوتر لیتر میلیمتر سانتیمتر کیلومتر متر استر پلیاستر تیتر دفتر دختر اختر خاکستر بستر کنتر اینورتر ترانسمیتر اسپکترومتر پارامتر کلاستر پوستر بیشتر کمتر
        دانش روش پرورش اموزش پژوهش ورزش سازش پوشش کوشش گرایش افزایش کاهش ازمایش پالایش نمایش سنجش چالش پایش اتش بخش نقش جوش فروش ارزش گزارش سفارش نگارش همایش گسترش
        پذیرش ریزش لرزش سایش رویش گردش چرخش تراوش جهش کشش خمش برش تنش واکنش کنش بینش گزینش نگرش پرسش ارایش الایش کاوش پردازش سوزش تابش ارامش خوردگی
        سیستم مستقیم تصمیم مردم علوم مفهوم معلوم مرسوم محکوم عموم خصوم تنظیم ترمیم تعمیم تقسیم ترسیم تعلیم تحریم قدیم عظیم مقیم اقلیم حجم چشم پشم فیلم علم قلم رقم مهم
        پتاسیم سدیم کلسیم لیتیم منیزیم الومینیوم تیتانیوم اورانیوم مکانیسم ارگانیسم انجام اقدام نظام مقام پیام تمام ادغام استخدام دوام قوام
        میلاد میعاد میلیارد میکرون میلیون مینیمم میخ میدان میراث میوه میانگین میکروبی میدانی میانی میکروسکوپی میکانیکی

        """).ToFrozenSet(StringComparer.Ordinal);
}
