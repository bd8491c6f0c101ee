using System.Collections.Frozen;

namespace Marketplace.Search.Text;

/// <summary>Words of Persian that rules do not reach: common ones, irregular plurals, forms of speech. All in folded spelling.</summary>
internal static class PersianWords
{
    /// <summary>Plural to singular, for plurals that change the word inside.</summary>
    public static readonly FrozenDictionary<string, string> BrokenPlurals = Pairs("""
        مواد ماده عوامل عامل منابع منبع مراکز مرکز شرایط شرط وسایل وسیله صنایع صنعت معادن معدن قطعات قطعه نتایج نتیجه مناطق منطقه نواحی ناحیه مراحل مرحله
        موارد مورد اشکال شکل اجزا جز ابعاد بعد اعداد عدد ارقام رقم اسناد سند اهداف هدف اصول اصل اموال مال اعمال عمل افراد فرد اشخاص شخص اعضا عضو
        انواع نوع اقسام قسم امور امر اوقات وقت ایام یوم اخبار خبر افکار فکر اثار اثر ابنیه بنا ادوات ادات  ماشینالات ماشین ابزارالات ابزار
        جوامع جامعه حوادث حادثه حقوق حق خطوط خط خواص خاصیت دروس درس دفاتر دفتر دلایل دلیل ذخایر ذخیره رسوم رسم روابط رابطه سطوح سطح سواحل ساحل
        شرکا شریک شعب شعبه شهدا شهید ضرایب ضریب ضوابط ضابطه طرق طریق ظروف ظرف علایم علامت علما عالم علوم علم عناصر عنصر عناوین عنوان عواقب عاقبت
        عیوب عیب فرایض فریضه فصول فصل فضلا فاضل فنون فن قواعد قاعده قوانین قانون قوا قوه کتب کتاب لوازم لازمه مبانی مبنا مباحث مبحث محافل محفل
        محصولات محصول مخازن مخزن مدارس مدرسه مدارک مدرک مزارع مزرعه مسایل مساله مشاغل شغل مشاهیر مشهور مصارف مصرف مصادیق مصداق مضرات مضره معابر معبر معایب عیب
        مفاهیم مفهوم مقادیر مقدار مقاصد مقصد ملل ملت ممالک مملکت منازل منزل مناظر منظره منافع منفعت موانع مانع مواضع موضع 
        نسخ نسخه نظرات نظر نفوس نفس نقاط نقطه نقایص نقص نکات نکته وظایف وظیفه وزرا وزیر وقایع واقعه کارخانجات کارخانه سبزیجات سبزی میوهجات میوه
        تجار تاجر تجارب تجربه تدابیر تدبیر تصاویر تصویر تعاریف تعریف تفاسیر تفسیر جداول جدول جزایر جزیره جوایز جایزه حدود حد حواس حس حبوبات حبوب
        ارا رای ارکان رکن اسباب سبب اسرار سر اسامی اسم اضلاع ضلع اطراف طرف اعماق عمق اقوام قوم الیاف لیف امراض مرض امواج موج انهار نهر انوار نور
        اوراق ورق اوزان وزن اوصاف وصف بلاد بلد بنادر بندر شیوخ شیخ قبایل قبیله قرون قرن قلل قله کسبه کاسب مکاتب مکتب
        """);

    // Speech to writing.
    private static readonly FrozenDictionary<string, string> Spoken = Pairs("""
        خونه خانه کارخونه کارخانه ارزون ارزان اسون اسان جوون جوان میدون میدان خیابون خیابان تهرون تهران بارون باران تابستون تابستان زمستون زمستان بیابون بیابان
        حیوون حیوان نون نان نشون نشان زبون زبان مهربون مهربان دندون دندان تموم تمام شیش شش دستگا دستگاه دانشگا دانشگاه فروشگا فروشگاه کارگا کارگاه اگه اگر دیگه دیگر
        واسه برای یه یک اونا انها اینا اینها کدوم کدام همون همان چطوری چگونه چطور چگونه چجوری چگونه هنوزم هنوز بشه شود نمیشه نمیشود میشه میشود
        میخوام میخواهم میخواد میخواهد میخوایم میخواهیم میتونم میتوانم میتونه میتواند میتونیم میتوانیم میگه میگوید میگن میگویند میره میرود میرن میروند میاد میاید
        میدونم میدانم میدونه میداند میکنن میکنند میشن میشوند داره دارد دارن دارند کنه کند کنن کنند باشه باشد باشن باشند هستن هستند نیستن نیستند بره برود بگه بگوید
        بدونه بداند بتونه بتواند بسازن بسازند گرون گران روون روان پنهون پنهان اروم ارام حموم حمام بخاطر خاطر 
        """);

    private static readonly FrozenSet<string> Stops = Words("""
        و در به از که این ان را با برای تا بر هم نیز یا اما ولی اگر چون پس هر همه همین همان ها های هایی می نمی بی
        است هست نیست بود نبود باشد نباشد بوده شده شد نشد شود نشود شوند شدند شدن خواهد خواهند خواهم خواهیم نخواهد دارد دارند دارم داریم ندارد داشت داشتند داشته داشتن
        کرد کردند کرده کند کنند کنیم کنم کردن نکند نمود نموده نماید نمایند هستند هستیم هستم بودند بودن باشند باید نباید شاید گردد گردید گشت گشته
        من تو او ما شما انها انان ایشان وی خود خویش یک دو چه چی کی کجا چرا چگونه چند چقدر کدام ایا دیگر دیگری چنین چنان اینکه انکه زیرا بلکه مگر جز مانند مثل همچون همچنین
        روی زیر بالای پیش پس بین میان درباره بدون طی ضمن توسط علیه سوی نزد هنگام همواره هنوز فقط تنها البته یعنی حتی خیلی بسیار بسی برخی بعضی چندین هیچ
        ای اند ام اید ایم اش ات شان تان مان کدامین وقتی هرگاه اینجا انجا سپس باز ازاین دراین ازان بدین بدان برای
        """);

    // Written apart from its word, also by a whole space.
    private static readonly FrozenSet<string> Endings = Words("ها های هایی هایش هایم هایت هایشان هایتان هایمان ترین");

    // Endings only after a half-space; alone they are words.
    private static readonly FrozenSet<string> GluedEndings = Words("ی یی ای اش ام ات شان تان مان اند اید ایم تر م ش ت");

    public static bool IsStop(string word) => Stops.Contains(word);

    public static bool IsEnding(string word, bool glued) => Endings.Contains(word) || glued && GluedEndings.Contains(word);

    /// <summary>The written form of a spoken one.</summary>
    public static string Formal(string word) => Spoken.GetValueOrDefault(word, word);

    private static FrozenSet<string> Words(string list) => Split(list).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Pairs(string list) =>
        Split(list).Chunk(2).DistinctBy(p => p[0]).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>The words of a list, folded as texts are.</summary>
    internal static IEnumerable<string> Split(string list) => list.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Fold);

    private static string Fold(string word) => string.Concat(word.Select(Letters.Fold).Where(c => c is not (Letters.Nothing or Letters.HalfSpace)));
}
