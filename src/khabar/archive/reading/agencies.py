"""News and picture agencies by all the names under which pages credit them, Arabic and Latin."""

from __future__ import annotations

from collections.abc import Iterable

from .lines import letters_of

LONGEST_ACRONYM = 4

# Each line: an agency's usual short name, then other names and spellings of it.
TABLE = """
AFP | Agence France-Presse | Agence France Presse | أ ف ب | ا ف ب | فرانس برس | وكالة الصحافة الفرنسية
AFP | الفرنسية | الوكالة الفرنسية
Reuters | Thomson Reuters | رويترز | رويتر
AP | A P | Associated Press | The Associated Press | AP Photo | أ ب | ا ب | أسوشيتد برس | اسوشيتد برس
AP | أسوشييتد برس | أسوشيتدبرس | الأسوشيتد برس
Getty Images | Getty | Gettyimages | غيتي | جيتي | غيتي إيمجز | جيتي إيمجز | غيتي ايميجز | جيتي ايميدج
Getty Images | جيتي إيميجز | غيتي إميجز
EPA | EPA-EFE | EPA EFE | European Pressphoto Agency | إي بي إيه | الأوروبية | وكالة الصور الأوروبية
EPA | إي بي أي | أ ب أ
EFE | إفي | إيفي
DPA | dpa | Deutsche Presse-Agentur | Picture Alliance | dpa picture alliance | د ب أ | الألمانية
DPA | وكالة الأنباء الألمانية
PA | PA Media | PA Wire | PA Images | Press Association
ANSA | أنسا
Adnkronos | آكي
UPI | يونايتد برس | United Press International
Xinhua | شينخوا | وكالة شينخوا | الصينية
Sputnik | سبوتنيك | سبوتنك
TASS | ITAR-TASS | تاس | إيتار تاس
RIA Novosti | RIA | ريا نوفوستي | نوفوستي
Interfax | إنترفاكس | انترفاكس
Anadolu | Anadolu Agency | AA | الأناضول | وكالة الأناضول | الاناضول
MENA | أ ش أ | وكالة أنباء الشرق الأوسط | أنباء الشرق الأوسط | الشرق الأوسط للأنباء
SPA | واس | وكالة الأنباء السعودية | Saudi Press Agency
WAM | وام | وكالة أنباء الإمارات | Emirates News Agency
QNA | قنا | وكالة الأنباء القطرية | Qatar News Agency
KUNA | كونا | وكالة الأنباء الكويتية | Kuwait News Agency
BNA | بنا | وكالة أنباء البحرين | Bahrain News Agency
ONA | العمانية | وكالة الأنباء العمانية | Oman News Agency
Petra | بترا | وكالة الأنباء الأردنية | Jordan News Agency
SANA | سانا | وكالة سانا | الوكالة العربية السورية للأنباء
NNA | وطنية | الوكالة الوطنية للإعلام | الوطنية للإعلام | National News Agency
INA | واع | وكالة الأنباء العراقية | Iraqi News Agency
Saba | SABA | سبأ | سبأنت | سبأ نت | وكالة سبأ | وكالة الأنباء اليمنية
WAFA | وفا | وكالة وفا | وكالة الأنباء الفلسطينية
Maan | Ma'an | معا | وكالة معا | وكالة معا الإخبارية
LANA | وال | وكالة الأنباء الليبية
SUNA | سونا | وكالة السودان للأنباء
TAP | وات | وكالة تونس أفريقيا للأنباء | تونس أفريقيا للأنباء
APS | واج | وأج | وكالة الأنباء الجزائرية
MAP | و م ع | وكالة المغرب العربي للأنباء | المغرب العربي للأنباء
IRNA | إرنا | وكالة الجمهورية الإسلامية للأنباء
ISNA | إيسنا
Tasnim | تسنيم
Fars | Fars News | فارس للأنباء
Mehr | مهر للأنباء
Kyodo | Kyodo News | كيودو
Jiji Press | Jiji
Yonhap | يونهاب
KCNA | وكالة الأنباء المركزية الكورية
PTI | Press Trust of India | برس تراست أوف إنديا
APP | Associated Press of Pakistan
CP | The Canadian Press | Canadian Press
AAP | Australian Associated Press | AAP Image
Bloomberg | بلومبرغ | بلومبيرغ | بلومبيرج | بلومبرج
NurPhoto | نور فوتو
ZUMA Press | ZUMA | Zuma Wire
Imago | Imago Images
Alamy | Alamy Stock Photo | Alamy Live News
Shutterstock | شاترستوك | شترستوك
iStock | iStockphoto | Getty iStock | آيستوك | آي ستوك | أيستوك
Wikimedia | Wikimedia Commons | Wikipedia | ويكيميديا | ويكيبيديا
SIPA | Sipa USA | Sipa Press
Abaca | Abaca Press
Global Look Press | globallookpress
Ruptly | رابتلي | روبتلي
NASA | ناسا
Maxar | Maxar Technologies
USA Today Sports | USA TODAY Sports Images
PR Newswire | PRNewswire | PRNewswire AsiaNet
Business Wire | BusinessWire | بزنس واير | بيزنس واير
GlobeNewswire | Globe Newswire
AETOSWire | ايتوس واير | إيتوس واير
Newsfile | Newsfile Corp
CNW | CNW Group
Access Newswire | ACCESSWIRE | Accesswire
EIN Presswire
NINA | نينا
AMI | و م أ | الوكالة الموريتانية للأنباء
IHA | İHA
DHA
Agencies | News agencies | Wire services | وكالات | الوكالات | وكالات أنباء | وكالات الأنباء
RT | آر تي | روسيا اليوم | RT Arabic
Social media | مواقع تواصل | مواقع تواصل اجتماعي | منصات التواصل | منصات التواصل الاجتماعي | مواقع التواصل | مواقع التواصل الاجتماعي | وسائل التواصل الاجتماعي | وسائل التواصل
"""
UNDER_ONE_NAME = """
ANI | IANS | UNI | Belga | ANP | TT | NTB | Ritzau | Scanpix | Lusa | Keystone | APA | PAP | CTK | MTI
Tanjug | Ukrinform | Belta | BTA | Action Images | Icon Sportswire | PA Sport | ESA | SpaceX | Planet Labs
Hans Lucas | Redux | Magnum Photos | Polaris | SOPA Images | LightRocket | Middle East Images | Flash90
Pacific Press | Legion-Media | Depositphotos | Dreamstime | Flickr | SWNS | Splash News | Backgrid
Rex Features | Barcroft | Bettmann | Corbis | Adobe Stock | Freepik | Pixabay | Pexels | Unsplash
"""

ORGANISATION_WORDS = frozenset(
    letters_of(word)
    for word in """agency agencies press images image pictures picture photo photos photography media news handout pool wire stock
    archive archives library trust museum gallery university institute council ministry department police office
    company club society foundation association service team party government court army navy force network channel
    tv television radio staff group centre center times post herald tribune tass programme program organization
    organisation fund commission committee nations federation authority estate studio studios وكالة وكالات للأنباء أنباء الأنباء
    صور برس بريس نيوز إيمجز ميديا مكتب متحف جامعة معهد مجلس وزارة شرطة شركة نادي جمعية مؤسسة هيئة بلدية اتحاد مركز
    برنامج منظمة مفوضية صندوق لجنة حزب قناة تلفزيون إذاعة صحيفة جريدة موقع شبكة رئاسة الرئاسة قصر دار مواقع وسائل حساب صفحة""".split()
)
# Bodies that hold and hand out pictures; in a text their short names are what it is about, not whose it is.
HOLDERS = frozenset(
    letters_of(name)
    for name in """UN Photo | UN News | UN Women | UNOCHA | UN OCHA | UN | UNICEF | UNHCR | UNRWA | UNDP | UNESCO | UNFPA | UNEP | OCHA | WFP | WHO | FAO | IOM | IAEA | WMO | ICRC
    | IFRC | MSF | OSCE | NATO | EU | European Union | USAID | NOAA | USGS | Oxfam | Amnesty | يونيسف | اليونيسف | الأونروا
    | أونروا | اليونسكو | يونسكو | الأمم المتحدة | الصليب الأحمر | الهلال الأحمر | الناتو""".split("|")
)
PICTURE_AGENCIES = frozenset(
    {"Getty Images", "Shutterstock", "Alamy", "iStock", "EPA", "Imago", "NurPhoto", "ZUMA Press", "Social media"}
)
AGENCY_WORDS = frozenset(letters_of(word) for word in "agency wire newswire وكالة للأنباء برس".split())
MOST_AGENCY_WORDS = 5
QUALIFIERS = frozenset(
    letters_of(word)
    for word in """photo photos pic pics photograph images pool handout file archive archives archival stock via library courtesy
    of the agency news agence writer writers com ru org net وكالة أرشيف أرشيفية أرشيفي صورة صور الصورة الصور تعبيرية توضيحية عبر من نت""".split()
)

NAMES = {
    letters_of(name): line.split("|")[0].strip() for line in TABLE.strip().splitlines() for name in line.split("|")
} | {letters_of(name): name.strip() for line in UNDER_ONE_NAME.strip().splitlines() for name in line.split("|")}


def agency_of(name: str) -> str | None:
    """The agency's usual short name, or None; "Reuters Pool" and "وكالة رويترز" are Reuters too."""
    key = letters_of(name)
    if len(key) > 80:
        return None
    if key in NAMES:
        return NAMES[key]
    core = " ".join(word for word in key.split() if word not in QUALIFIERS)
    return NAMES.get(core)


def looks_like_agency(name: str) -> bool:
    """Whether a name is a known agency's, or one made of the words that agencies call themselves by."""
    words = letters_of(name).split()
    return len(words) <= 7 and (agency_of(name) is not None or not ORGANISATION_WORDS.isdisjoint(words))


def only_pictures(name: str) -> bool:
    """Whether an agency deals in pictures and writes no reports."""
    return agency_of(name) in PICTURE_AGENCIES


def is_holder(name: str) -> bool:
    """Whether a name is a body's that hands out pictures: "UNICEF", «الأونروا»."""
    return letters_of(name) in HOLDERS


def may_hold_pictures(name: str) -> bool:
    """Whether a picture may be an organisation's: an agency, or a body that hands out its own."""
    return looks_like_agency(name) or is_holder(name)


def calls_itself_agency(name: str) -> bool:
    """Whether a name is a known agency's or has the word in it: "Salwa News Agency", «شفق برس»."""
    words = letters_of(name).split()
    return len(words) <= MOST_AGENCY_WORDS and (agency_of(name) is not None or not AGENCY_WORDS.isdisjoint(words))


def agencies_in(text: str, *, acronyms: bool = False) -> list[str]:
    """The agencies a text names, as written there; short names that are words too («وفا») are passed over, and
    those in capitals unless `acronyms` says that agencies are to be expected."""
    words = [word.strip(".,،;؛:()[]\"'") for word in text[:1000].split()]
    found: list[str] = []
    for start in range(len(words)):
        for length in (4, 3, 2, 1):
            name = " ".join(words[start : start + length])
            if letters_of(name) in NAMES and (
                length > 1 or len(name) > LONGEST_ACRONYM or (acronyms and name.isascii() and name.isupper())
            ):
                found.append(name.removeprefix("the "))
                break
    return distinct(found)


def distinct(names: Iterable[str]) -> list[str]:
    """Names in their order, an agency once however it is written."""
    return list({agency_of(name) or letters_of(name): name for name in reversed(list(names))}.values())[::-1]
