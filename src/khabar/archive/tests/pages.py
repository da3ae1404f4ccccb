"""Pages of a past that never was, as a reader would save them."""

from __future__ import annotations

BODY_AR = [
    "أعلنت بلدية المدينة صباح أمس انتهاء أعمال ترميم السوق القديم بعد أربع سنوات من العمل المتواصل في الحي الشرقي.",
    'وقال مدير المشروع سامر النجار إن "السوق سيفتح أبوابه للتجار في مطلع الشهر المقبل، وسيعود كما عرفه أجدادنا".',
    "وأضافت لجنة الحي أن عدد المحال المرممة بلغ مئة وعشرين محلا، وأن الإيجارات ستبقى على حالها ثلاث سنوات كاملة.",
    "ويتوقع التجار أن يعود الزوار إلى الأسواق تدريجيا مع افتتاح الطريق الجديد الذي يصل الحي بالميناء.",
]
HEADLINE_AR = "انتهاء ترميم السوق القديم بعد أربع سنوات من العمل"
PAGE_AR = "\n\n".join(
    [
        "الرئيسية",
        "سياسة",
        "اقتصاد",
        "رياضة",
        HEADLINE_AR,
        "3 مايو 2011",
        "بلدية المدينة تعلن موعد عودة التجار إلى محالهم وتعد بتثبيت الإيجارات.",
        HEADLINE_AR,
        "تصوير: نادر سليم / رويترز",
        *BODY_AR,
        "المصدر: وكالات",
        "التعليقات",
        "الأكثر قراءة",
    ]
)
BODY_EN = [
    "The harbour authority reopened the old fish market on Tuesday after four years of repairs to its roof and floor.",
    "“We kept every stone that could carry weight,” said Nadia Farrow, the engineer who led the work on the halls.",
    "Rents for the hundred and twenty stalls will stay as they were for three years, the authority said in a notice.",
    "Traders expect visitors to return slowly, once the new road from the station to the quay opens in the autumn.",
]
HEADLINE_EN = "Old fish market reopens after four years of repairs"
PAGE_EN = "\n\n".join(
    ["Home", "World", "Business", HEADLINE_EN, "By Omar Field", "3 May 2011", *BODY_EN, "Source: Agencies", "Comments"]
)
HTML_EN = f"""<!doctype html><html lang="en"><head><title>{HEADLINE_EN} - The Quay</title>
<link rel="canonical" href="https://quay.example.org/news/2011/05/{"very-long-" * 40}market.html?id=7">
<meta property="og:title" content="{HEADLINE_EN}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"{HEADLINE_EN}",
"datePublished":"2011-05-03T09:00:00+00:00","author":{{"@type":"Person","name":"Omar Field"}}}}
</script></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{HEADLINE_EN}</h1>
<figure><img src="/a.jpg" alt=""><figcaption>The market. Photo: Ada Moss / Reuters</figcaption></figure>
{"".join(f"<p>{paragraph}</p>" for paragraph in BODY_EN)}</article><footer>About us</footer></body></html>"""
