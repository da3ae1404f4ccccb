"""The gallery's copy, in both editions: ordinary lines, and the awkward ones that a layout must survive."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Copy:
    headline: str
    long_headline: str
    one_word: str
    mixed: str
    kicker: str
    standfirst: str
    name: str
    other_name: str
    role: str
    place: str
    event: str
    statement: str
    occasion: str
    caption: str
    credit: str
    section: str
    fact: str
    facts: tuple[str, str, str]
    archive: str
    correction: str
    outlet: str
    tagline: str


ARABIC = Copy(
    headline="الميناء القديم يعود إلى العمل بعد عامين من الترميم",
    long_headline=(
        "لجنة مشتركة من الوزارات والبلديات والجمعيات الأهلية تعلن بعد جلسة استمرت حتى الفجر جدولًا مفصلًا "
        "لإعادة فتح الطرق الساحلية والجسور المتضررة قبل نهاية الشتاء"
    ),
    one_word="أخيرًا",
    mixed="شركة Blue Heron تطلق «Orbit 4» في 12 مدينة",
    kicker="نقل بحري",
    standfirst="أول سفينة رست مع طلوع الشمس، والأرصفة الجديدة تستقبل ضعف ما كانت تستقبله.",
    name="هناء الصيرفي",
    other_name="Hanaa al-Sayrafi",
    role="مديرة الميناء",
    place="مرسى الريح",
    event="21–22 نوفمبر",
    statement="لم نبن رصيفًا، أعدنا للمدينة بابها الذي أُغلق في وجهها.",
    occasion="مؤتمر صحفي على الرصيف الثالث",
    caption="قارب صيد يعبر مدخل الميناء صباح الافتتاح",
    credit="سليم البنّاء / تصوير المرفأ",
    section="اقتصاد",
    fact="الميناء في أرقام",
    facts=("3 أرصفة جديدة", "12 مترًا عمق الغاطس", "420 عاملًا"),
    archive="نُشر أول مرة في 3 مايو 2011",
    correction="ذكرت نسخة سابقة أن الأرصفة أربعة، والصحيح ثلاثة.",
    outlet="المرفأ",
    tagline="صحيفة يومية مستقلة",
)

ENGLISH = Copy(
    headline="The old port is back at work after two years of repairs",
    long_headline=(
        "A joint committee of ministries, councils and associations has announced, after a session that "
        "lasted until dawn, a schedule for reopening coastal roads and damaged bridges before winter ends"
    ),
    one_word="Finally",
    mixed="«غيمة» follows Orbit 4 into service in 12 cities",
    kicker="Shipping",
    standfirst="The first ship docked at sunrise, and the new quays take twice what the old ones did.",
    name="Hanaa al-Sayrafi",
    other_name="هناء الصيرفي",
    role="Director of the port",
    place="Marsa al-Rih",
    event="21–22 November",
    statement="We did not build a quay. We gave the city back the door that was shut in its face.",
    occasion="Press conference on the third quay",
    caption="A fishing boat passes the harbour mouth on the opening morning",
    credit="Salim al-Banna / Harbour Photo",
    section="Economy",
    fact="The port in figures",
    facts=("3 new quays", "12 metres of draught", "420 workers"),
    archive="First published on 3 May 2011",
    correction="An earlier version said there were four quays; there are three.",
    outlet="The Harbour",
    tagline="An independent daily",
)

COPY = {"ar": ARABIC, "en": ENGLISH}
