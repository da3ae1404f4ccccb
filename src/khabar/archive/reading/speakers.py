"""Who said it: names in the words that introduce or follow a quotation, Arabic and English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.text.folding import fold

from .language import FUNCTION_WORDS
from .lines import letters_of


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


ARABIC_VERBS = _words(
    """قال قالت قالوا قائلا قائلة أضاف أضافت مضيفا مضيفة أكد أكدت مؤكدا مؤكدة أوضح أوضحت موضحا موضحة أشار أشارت مشيرا
    مشيرة ذكر ذكرت صرح صرحت أعلن أعلنت تابع تابعت متابعا أردف أردفت لفت لفتت شدد شددت مشددا اعتبر اعتبرت معتبرا رأى
    رأت كتب كتبت كشف كشفت نقل نقلت أفاد أفادت بين بينت ختم ختمت استطرد استطردت تساءل تساءلت علق علقت معلقا رد ردت
    وصف وصفت زاد زادت يقول تقول يضيف تضيف يؤكد تؤكد يوضح توضح يرى ترى يشير تشير واصل واصلت استدرك نوه حذر حذرت محذرا
    دعا دعت روى روت يروي تروي شرح شرحت يشرح تشرح خاطب طالب طالبت قوله قولها بالقول خلص خلصت يتابع تتابع اختتم اختتمت"""
)
ARABIC_ATTRIBUTIONS = (
    "وفقا ل",
    "وفق ",
    "بحسب ",
    "حسب ",
    "نقلا عن ",
    "على لسان ",
    "حسبما قال ",
    "كما قال ",
    "كما قالت ",
)
ARABIC_BACK_REFERENCES = (
    "على حد قول", "على حد تعبير", "على حد وصف", "حسب قول", "حسب تعبير", "بحسب قول", "بحسب تعبير", "كما وصف", "وفق تعبير", "على حد زعم",
)  # fmt: skip
ARABIC_STOPS = _words(
    """إن أن إنه إنها إنهم أنه أنها بأن بأنه بأنها في فى خلال على إلى من عن عبر بعد قبل أمام مع حول بشأن أمس اليوم غدا
    الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد الذي التي الذين للصحفيين للصحافيين ردا لدى عقب أثناء ضمن
    أيضا إثر حين عندما وهو وهي تعليقا بمناسبة حينها لاحقا قوله قولها قائلا قائلة مساء صباح ظهر الماضي الجاري هنا لقد
    قد كان كانت لوكالة لقناة لصحيفة لرويترز لموقع لإذاعة لبرنامج مخاطبا مضيفا مؤكدا موضحا مشيرا هذا هذه ما لا لم لن
    نحن أنا إنني أنني إننا أننا بينما فيما"""
)
TITLES = _words(
    """وزير وزيرة الوزير الوزيرة رئيس رئيسة الرئيس الرئيسة وكيل وكيلة نائب نائبة النائب النائبة مدير مديرة المدير
    المديرة عام أمين أمينة الأمين الأمينة متحدث متحدثة المتحدث المتحدثة الناطق الناطقة ناطق باسم رسمي مستشار مستشارة
    المستشار المستشارة سفير سفيرة السفير السفيرة قائد القائد حاكم حاكمة الحاكم محافظ محافظة المحافظ عمدة مدرب مدربة
    المدرب المدربة لاعب لاعبة اللاعب قلب حارس مهاجم كابتن قائدة دكتور الدكتور دكتورة الدكتورة د. أ.د. د أستاذ أستاذة
    الأستاذ الأستاذة البروفيسور بروفيسور مهندس المهندس المهندسة باحث باحثة الباحث الباحثة خبير خبيرة الخبير الخبيرة
    محلل المحلل المحللة كاتب الكاتب الكاتبة شاعر الشاعر روائي الروائي الروائية روائية فنان الفنان الفنانة مخرج
    المخرج المخرجة ملك الملك الأمير أمير شيخ الشيخ سيد السيد السيدة سيدة اللواء لواء العميد عميد العقيد عقيد الجنرال
    جنرال الفريق فريق مسؤول المسؤول مسؤولة عضو عضوة مركز لجنة مكتب وزارة مجلس هيئة جامعة حزب بنك مصرف اتحاد جمعية
    مؤسسة شركة دائرة بلدية مدينة جمهورية نادي منظمة رابطة الحكومة الخارجية الدفاع شؤون إدارة قسم معهد كلية مستشفى
    متحف مرصد بعثة وفد كتلة نقابة غرفة صندوق برنامج مشروع منتخب نظيره نظيرته الممثل ممثل ممثلة منسق منسقة المنسق
    المبعوث مبعوث مبعوثة رجل طبيب طبيبة الطبيب الطبيبة عالم عالمة العالم مؤرخ المؤرخ صاحب صاحبة مؤلف مؤلفة زعيم
    الزعيم زعيمة مرشح المرشح المرشحة شاهد شهود مصدر مصادر بيان البيان كبير كبيرة أول"""
)
ENGLISH_VERBS = _words(
    """said says told added adds wrote writes tweeted posted insisted explained argued warned noted stated declared
    announced recalled replied asked continued stressed acknowledged admitted claimed commented concluded remarked
    observed suggested promised vowed testified quipped responded joked called described"""
)
ENGLISH_TITLES = frozenset(
    """minister president prime foreign finance health interior defence defense chief executive chairman chairwoman
    chair secretary general director governor mayor coach captain spokesman spokeswoman spokesperson dr mr mrs ms
    prof professor sir lord lady king queen prince princess senator representative ambassador envoy deputy vice
    former acting head leader judge justice general colonel major commander sheikh analyst author novelist manager
    officer the then justice trade energy education environment culture central bank sheriff inspector
    superintendent sergeant lieutenant pope bishop father sister rev reverend councillor commissioner""".split()
)
PRONOUNS = frozenset("he she they it i we who".split())
NAME_PARTICLES = frozenset("al el bin ben ibn abu von van de da di del bint of la le".split())
CAPITALISED = re.compile(r"[^\W\d_]")
MOST_NAME_WORDS = 12


def speaker_before(context: str, last: str) -> str | None:
    """The speaker whom the words before a quotation name, `last` where they point back, None where nobody speaks."""
    words = context.split()
    for index in range(len(words) - 1, -1, -1):
        verb = _bare(words[index])
        if _is_arabic_verb(verb):
            subject = _arabic_name(words[index + 1 :]) or _arabic_subject_before(words[:index])
            return subject or last
        if verb in ENGLISH_VERBS:
            return _english_near(words[:index], words[index + 1 :], last)
    if context.endswith(":") and words:
        return _arabic_attribution(context) or _headed(words)
    return _arabic_attribution(context) or _according_to(context)


def speaker_after(context: str, last: str) -> str | None:
    """The speaker whom the words after a quotation name, `last` where they point back, else None."""
    context = context.lstrip(" ،,–—-")
    if any(context.startswith(phrase) for phrase in ARABIC_BACK_REFERENCES):
        words = context.split()[2:]
        return (_arabic_name(words[1:]) if not _bare(words[0]).endswith(("ه", "ها")) else "") or last if words else last
    named = _arabic_attribution(context) or _according_to(context)
    if named:
        return named
    words = context.split()[:20]
    for index, word in enumerate(words):
        verb = _bare(word)
        if index < 2 and _is_arabic_verb(verb):
            return _arabic_name(words[index + 1 :]) or last
        if verb in ENGLISH_VERBS:
            return _english_near(words[:index], words[index + 1 :], last)
    return None


def full_name(name: str, paragraphs: Sequence[str]) -> str:
    """A family name alone, with the given name by which the body introduces it."""
    if " " in name or not name or letters_of(name).split()[:1] == []:
        return name
    for paragraph in paragraphs:
        words = paragraph.split()
        for index in range(1, len(words)):
            if _trimmed(words[index]) == name and _is_given_name(words[index - 1]):
                return f"{_trimmed(words[index - 1])} {name}"
    return name


def _is_given_name(word: str) -> bool:
    if word != _trimmed(word):
        return False
    bare = _bare(word)
    if bare in FUNCTION_WORDS or bare in TITLES or _is_arabic_verb(bare) or bare in ENGLISH_TITLES:
        return False
    if word.isascii() or not fold(word)[:1].isalpha():
        return word[:1].isupper()
    return not bare.startswith(("ال", "لل", "بال", "وال"))


def _bare(word: str) -> str:
    return fold(_trimmed(word))


def _trimmed(word: str) -> str:
    return word.strip("،,.:؛;!?؟\"'«»“”‘’()[]–—-…")


def _is_arabic_verb(word: str) -> bool:
    return word in ARABIC_VERBS or (word[:1] in ("و", "ف") and word[1:] in ARABIC_VERBS)


def _arabic_name(words: Sequence[str]) -> str:
    """The subject that follows a verb: its name without titles, or the title alone where no name is given."""
    phrase: list[str] = []
    for word in words[:MOST_NAME_WORDS]:
        bare = _bare(word)
        if not bare or bare in ARABIC_STOPS or bare.isdigit():
            break
        phrase.append(_trimmed(word))
        if word[-1] in '،,:؛."«“':
            break
    return _without_titles(phrase)


def _without_titles(phrase: Sequence[str]) -> str:
    name: list[str] = []
    for word in phrase:
        bare = fold(word)
        is_title = bare in TITLES or bare.startswith("لل") or (not name and bare.startswith("ال"))
        if not is_title:
            name.append(word)
        elif len(name) >= 2:
            break
        else:
            name = []
    return " ".join(name or phrase)


def _arabic_subject_before(words: Sequence[str]) -> str:
    """The subject of "X قال": everything before the verb, unless it is a lead-in such as "ومن جانبه"."""
    phrase = [_trimmed(word) for word in words]
    if not 1 <= len(phrase) <= 8 or _bare(phrase[0]) in ARABIC_STOPS or phrase[0].startswith(("و", "ب", "ف", "ل", "ك")):
        return ""
    return "" if phrase[0].isascii() else _without_titles(phrase)


def _arabic_attribution(context: str) -> str | None:
    for phrase in ARABIC_ATTRIBUTIONS:
        start = context.rfind(phrase)
        if start >= 0:
            words = context[start + len(phrase) :].removeprefix("ـ").split()
            return _arabic_name(words) or None
    return None


def _headed(words: Sequence[str]) -> str | None:
    """A name that heads the line with a colon: 'Jane Doe: "…"'."""
    phrase = [_trimmed(word) for word in words]
    if not 1 <= len(phrase) <= 5 or any(_bare(word) in FUNCTION_WORDS for word in phrase):
        return None
    return _english_name(words) or None if phrase[0].isascii() else _without_titles(phrase)


def _according_to(context: str) -> str | None:
    start = context.lower().rfind("according to ")
    return (_english_name(context[start + 13 :].split()) or None) if start >= 0 else None


def _english_near(before: Sequence[str], after: Sequence[str], last: str) -> str:
    """The subject of an English verb of saying: the name before it, or behind it ("said Jane Doe")."""
    if before and _bare(before[-1]) in PRONOUNS:
        return last
    follows = _english_name(after) if after and after[0][:1].isupper() else ""
    return _english_name(before) or follows or _english_name(after[:8]) or last


def _english_name(words: Sequence[str]) -> str:
    """The first run of capitalised words, without titles; "" if there is none."""
    run: list[str] = []
    for word in words:
        bare = _trimmed(word)
        capital = (
            bare[:1].isupper()
            or (bool(run) and bare.lower() in NAME_PARTICLES)
            or bare.lower().startswith(("al-", "el-"))
        )
        if capital and not _is_title(bare) and _bare(bare) not in FUNCTION_WORDS:
            run.append(bare.removesuffix("’s").removesuffix("'s"))
        elif run:
            break
        if run and word[-1] in ",.;:":
            break
    while run and run[-1].lower() in NAME_PARTICLES:
        run.pop()
    return " ".join(run[:5])


def _is_title(word: str) -> bool:
    return word.lower() in ENGLISH_TITLES
