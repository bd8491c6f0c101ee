using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;

namespace Marketplace.Web.Demo;

/// <summary>What the companies of the demo say. All of it is invented.</summary>
internal static class DemoTexts
{
    public static readonly IReadOnlyDictionary<string, CompanyProfile> Profiles = new Dictionary<string, CompanyProfile>
    {
        ["seeker"] = new()
        {
            Kind = CompanyKind.SmallIndustry, NameFa = "ریخته‌گری سهندگداز", NameEn = "Sahandgodaz Foundry", NationalId = "14003778990", RegistrationNumber = "48210",
            Place = new Place("IR-03", "تبریز", "شهرک صنعتی سلیمی"), IsicCodes = ["2431"], Employees = 46, Email = "info@sahandgodaz.example", Phone = "041 0000 0000",
            AboutFa = "بدنهٔ پمپ و شیر را از چدن می‌ریزد و ماشین‌کاری می‌کند؛ ماهانه ۱۸۰ تُن.", AboutEn = "Casts and machines iron bodies for pumps and valves, 180 tonnes a month.",
        },
        ["solver"] = new()
        {
            Kind = CompanyKind.Startup, NameFa = "آوان‌سنج", NameEn = "Avansanj", NationalId = "14012345679", RegistrationNumber = "51377", Place = new Place("IR-10", "اصفهان"),
            IsicCodes = ["2651"], Employees = 9, Email = "hello@avansanj.example",
            Capabilities =
            [
                new Capability("sensors-instrumentation", 8, "پایش گاز محلول در مذاب در دو کارگاه ریخته‌گری نصب است."), new Capability("machine-vision", 7, "بازرسی سطح قطعه با دوربین، آزموده بر خط."),
                new Capability("data-ai", 7, "پیش‌بینی حفرهٔ گازی از دما و رطوبت ماسه."),
            ],
            AboutFa = "حسگر و نرم‌افزار برای کم‌کردن ضایعات ریخته‌گری و شکل‌دهی می‌سازد.", AboutEn = "Builds sensors and software that cut scrap in casting and forming.",
            References = ["کاهش ضایعات از ۱۱ به ۴ درصد در یک کارگاه چدن‌ریزی، ۱۴۰۴"],
        },
        ["park"] = new()
        {
            Kind = CompanyKind.SciencePark, NameFa = "پارک فناوری ارغوان", NameEn = "Arghavan Technology Park", NationalId = "14023456785", RegistrationNumber = "1120", Place = new Place("IR-03", "تبریز"),
            IsicCodes = ["7210"], Employees = 60, Email = "office@arghavan.example",
            Capabilities = [new Capability("metallurgy-casting", 6, "آزمایشگاه ماسه و مذاب برای شرکت‌های مستقر."), new Capability("energy", 6, "ممیزی انرژی کوره در چهار کارگاه.")],
            AboutFa = "میزبان ۷۴ شرکت فناور در متالورژی، انرژی و ساخت.", AboutEn = "Home of 74 firms in metallurgy, energy and manufacturing.",
        },
        ["evaluator"] = new()
        {
            Kind = CompanyKind.KnowledgeBasedFirm, NameFa = "پالایه‌پارس", NameEn = "Palayepars", NationalId = "14034567891", RegistrationNumber = "30981", Place = new Place("IR-23", "تهران"),
            IsicCodes = ["2819"], Employees = 32, Email = "info@palayepars.example", Certificate = new KnowledgeBasedCertificate("1404-20817", new DateOnly(2028, 3, 19)),
            Capabilities = [new Capability("water-environment", 9, "چهل سامانهٔ غبارگیر و تصفیهٔ پساب در کار."), new Capability("energy", 8, "بازیافت گرمای دودکش در دو کارخانهٔ کاشی.")],
            AboutFa = "سامانه‌های تصفیهٔ هوا و پساب برای کارخانه‌های کوچک.", AboutEn = "Air and waste-water treatment for small plants.",
        },
    };

    /// <summary>A firm of the park's that waits to be verified.</summary>
    public static CompanyProfile Young { get; } = new()
    {
        Kind = CompanyKind.Startup, NameFa = "نم‌پای", NameEn = "Nampay", NationalId = "14045678902", RegistrationNumber = "61204", Place = new Place("IR-03", "تبریز"),
        IsicCodes = ["2651"], Employees = 4, Email = "hello@nampay.example",
        Capabilities = [new Capability("sensors-instrumentation", 5, "رطوبت‌سنج پیوستهٔ ماسه، آزموده در یک کارگاه.")],
        AboutFa = "رطوبت‌سنج پیوسته برای ماسه و دانه‌های ریز می‌سازد.", AboutEn = "Makes continuous moisture meters for sand and fine grain.",
    };

    public static ChallengeBrief Scrap(DateTimeOffset closes) => Brief("کاهش ضایعات حفرهٔ گازی در ریخته‌گری چدن", closes,
        "از هر ده بدنهٔ پمپ که می‌ریزیم یکی به سبب حفرهٔ گازی دور ریخته می‌شود. راهی می‌خواهیم که علت را پیش از بارریزی نشان دهد و ضایعات را به سه درصد برساند.",
        "در خط قالب‌گیری ماسهٔ تر، ده درصد قطعه‌ها در ماشین‌کاری حفرهٔ گازی نشان می‌دهند. حفره‌ها بیشتر در هوای مرطوب و با ماسهٔ برگشتی پدید می‌آیند و تا پس از تراش دیده نمی‌شوند؛ هر قطعهٔ دورریز ۱۴ ساعت کار و مذاب را هدر می‌دهد.",
        "metallurgy-casting", "2431", new Indicator("ضایعات حفرهٔ گازی", "درصد", 10, 3), CooperationType.TechnicalService);

    public static ChallengeBrief Dust(DateTimeOffset closes) => Brief("گرفتن غبار کورهٔ القایی بدون کم‌کردن تولید", closes,
        "غبار کورهٔ القایی از حد مجاز بیرون است. سامانه‌ای می‌خواهیم که در جای کم کارگاه بنشیند و صدای کار را بالا نبرد.",
        "دو کورهٔ سه‌تُنی، هنگام شارژ قراضه، غباری سه برابر حد مجاز بیرون می‌دهند. هود ساده‌ای که داریم نیمی از آن را می‌گیرد و نزدیک شدن جرثقیل را دشوار کرده است. بازرسی محیط زیست تا پایان سال مهلت داده است.",
        "water-environment", "2431", new Indicator("غبار دودکش", "میلی‌گرم بر متر مکعب", 150, 40), CooperationType.Purchase);

    public static ChallengeBrief Energy(DateTimeOffset closes) => Brief("بازیافت گرمای کورهٔ عملیات حرارتی", closes,
        "گرمای دود کورهٔ تنش‌زدایی هدر می‌رود و گرم‌کردن سالن و آب جداگانه گاز می‌سوزاند. می‌خواهیم یک‌سوم مصرف گاز کم شود.",
        "کورهٔ تنش‌زدایی روزی دو نوبت کار می‌کند و دود با دمای ۴۲۰ درجه بیرون می‌رود. در همان ساعت‌ها مشعل جدایی آب شست‌وشو را گرم می‌کند. مبدلی که پیش‌تر نصب شد در شش ماه از دوده پر شد و برداشته شد.",
        "energy", "2431", new Indicator("مصرف گاز", "متر مکعب در روز", 1200, 800), CooperationType.TechnicalService);

    public static ChallengeBrief Vision(DateTimeOffset closes) => Brief("بازرسی خودکار ترک در قطعه‌های ماشین‌کاری‌شده", closes,
        "بازرسی چشمی ترک‌های مویی کند است و خطا دارد. دوربین و نرم‌افزاری می‌خواهیم که در زمان چرخهٔ دستگاه تصمیم بگیرد.",
        "سه بازرس روزی ۹۰۰ قطعه را با ذره‌بین نگاه می‌کنند و باز هم ماهی ده قطعه با ترک به مشتری می‌رسد. نور سالن یکنواخت نیست و سطح قطعه روغنی است. یک سامانهٔ آماده را آزمودیم که نیمی از قطعه‌های سالم را رد می‌کرد.",
        "machine-vision", "2814", new Indicator("ترک دیده‌نشده", "قطعه در ماه", 10, 1), CooperationType.Pilot);

    public static ChallengeBrief Unfinished { get; } = new() { Title = "جایگزین چسب وارداتی ماهیچه", Summary = "چسب ماهیچه گران و دیررس است.", Fields = ["chemicals-polymers"] };

    public static OfferContent Offer(ChallengeDetails challenge, string approach, decimal price) => new()
    {
        Approach = approach,
        Answers = [.. challenge.Brief.Criteria.Select(c => new CriterionAnswer(c.Id, $"برای «{c.Name}» سنجه‌های پیش و پس را با هم ثبت می‌کنیم و هر ماه گزارش می‌دهیم."))],
        Milestones = [new OfferMilestone("شناخت و طراحی", "گزارش اندازه‌گیری و نقشه‌ها", 4, price / 4), new OfferMilestone("نصب و آزمون", "سامانهٔ در کار با گزارش آزمون", 14, price * 3 / 4)],
        TotalPrice = new Money(price),
        TrlNow = 7,
        TrlAtDelivery = 9,
        TrlEvidence = "نمونهٔ مشابه یک سال است در کارگاهی دیگر کار می‌کند.",
        IpProposal = "حق بهره‌برداری نامحدود برای کارخانه؛ مالکیت نزد ما.",
        Team = "یک متالورژ، دو مهندس ابزار دقیق و یک برنامه‌نویس.",
        References = "دو کارگاه ریخته‌گری در اصفهان و قزوین.",
    };

    private static ChallengeBrief Brief(string title, DateTimeOffset closes, string summary, string today, string field, string isic, Indicator indicator, CooperationType cooperation) => new()
    {
        Title = title,
        Summary = summary,
        Problem = new ProblemText(today, "تنظیم دستی دستگاه‌ها و عوض کردن مواد؛ اثر آن چند هفته بیشتر نماند.", "توقف خط بیش از دو روز پذیرفته نیست و دستگاه باید با برق سه‌فاز موجود کار کند.", "سرپرست خط و اپراتور شیفت"),
        Indicators = [indicator],
        RequiredTrl = 8,
        Fields = [field],
        IsicCode = isic,
        Place = new Place("IR-03", "تبریز", "شهرک صنعتی سلیمی"),
        Cooperation = cooperation,
        IpTerms = IpTerms.LicenceToSeeker,
        Budget = new Budget(BudgetKind.Range, 12_000_000_000, 18_000_000_000),
        CoFundingPercent = 40,
        Criteria = [new Criterion(Guid.Empty, "کارایی فنی", 50, 50), new Criterion(Guid.Empty, "هزینهٔ کل", 30), new Criterion(Guid.Empty, "زمان و پشتیبانی", 20)],
        QuestionsUntil = closes - (closes - TimeProvider.System.GetUtcNow()) / 4,
        ClosesAt = closes,
        StandstillDays = 0,
    };
}
