"""Places that datelines name: countries and zones' cities as CLDR has them, and the other cities that news comes from."""

from __future__ import annotations

from functools import cache

from babel import Locale

from .lines import letters_of

CITIES_AR = """
أبوظبي | الشارقة | عجمان | رأس الخيمة | الفجيرة | أم القيوين | الدوحة | المنامة | المحرق | مدينة الكويت | مسقط
صلالة | صحار | صنعاء | تعز | الحديدة | المكلا | مأرب | سيئون | مكة | مكة المكرمة | المدينة المنورة | جدة | الدمام | الظهران
أبها | تبوك | الطائف | حائل | نجران | جازان | بريدة | بغداد | البصرة | الموصل | أربيل | السليمانية | كركوك | النجف | كربلاء
الأنبار | الرمادي | الفلوجة | دهوك | الناصرية | حلب | حمص | حماة | اللاذقية | طرطوس | إدلب | دير الزور | الرقة | الحسكة | القامشلي
درعا | السويداء | صيدا | طرابلس | بعلبك | زحلة | النبطية | عمان | إربد | الزرقاء | العقبة | القدس | القدس المحتلة
رام الله | نابلس | جنين | الخليل | بيت لحم | طولكرم | قلقيلية | أريحا | خان يونس | رفح | دير البلح | الناصرة | حيفا | يافا
تل أبيب | القاهرة | الإسكندرية | الجيزة | الأقصر | أسوان | السويس | بورسعيد | الإسماعيلية | العريش | شرم الشيخ | طنطا | المنصورة
بنغازي | مصراتة | سبها | درنة | سرت | صفاقس | سوسة | القيروان | بنزرت | وهران | قسنطينة | عنابة | الرباط | مراكش | فاس | طنجة
أكادير | مكناس | وجدة | تطوان | نواكشوط | نواذيبو | الخرطوم | أم درمان | بورتسودان | الفاشر | مقديشو | هرجيسا | واشنطن
نيودلهي | نيو دلهي | مومباي | إسلام آباد | إسلام أباد | لاهور | بيشاور | كابل | كابول | قندهار | دكا | بكين | بيجين | هونج كونج
هونغ كونغ | تايبيه | بيونغ يانغ | سيول | أوساكا | هانوي | بانكوك | كوالالمبور | أنقرة | أنطاليا | إزمير | غازي عنتاب
طهران | أصفهان | تبريز | الأهواز | كييف | خاركيف | أوديسا | لفيف | مينسك | سان بطرسبورغ | قازان | سوتشي | برشلونة
ميلانو | ميونخ | ميونيخ | فرانكفورت | هامبورغ | جنيف | لوزان | لاهاي | مرسيليا | ليون | ستراسبورغ | مانشستر | ليفربول | إدنبره
أديس أبابا | جوبا | أبوجا | كيب تاون | بريتوريا | سيدني | ملبورن | أوتاوا | مونتريال | سان فرانسيسكو | هيوستن | ميامي | بوسطن
دافوس | أتلانتا | برازيليا | ريو دي جانيرو | ساو باولو | بروكسل | فيينا | وارسو | الأمم المتحدة | غزة | قطاع غزة
"""
CITIES_EN = """
Abu Dhabi | Sharjah | Ajman | Ras Al Khaimah | Fujairah | Doha | Manama | Kuwait City | Muscat | Salalah | Sanaa | Sana'a
Taiz | Hodeidah | Mecca | Makkah | Medina | Madinah | Jeddah | Dammam | Dhahran | Abha | Tabuk | Basra | Mosul | Erbil
Sulaymaniyah | Kirkuk | Najaf | Karbala | Aleppo | Homs | Hama | Latakia | Idlib | Raqqa | Sidon | Tyre | Tripoli
Irbid | Aqaba | Ramallah | Nablus | Jenin | Bethlehem | Jericho | Khan Younis | Rafah | Nazareth | Haifa | Tel Aviv
Occupied Jerusalem | Alexandria | Giza | Luxor | Aswan | Suez | Port Said | Benghazi | Misrata | Sfax | Oran | Constantine
Rabat | Marrakesh | Marrakech | Fez | Tangier | Agadir | Omdurman | Port Sudan | Washington | Boston | Miami | Houston
Atlanta | Dallas | Seattle | San Francisco | San Diego | Philadelphia | Baltimore | Las Vegas | New Orleans | Ottawa
Montreal | Calgary | New Delhi | Delhi | Mumbai | Chennai | Bengaluru | Bangalore | Hyderabad | Islamabad | Lahore
Peshawar | Kandahar | Beijing | Guangzhou | Shenzhen | Osaka | Hanoi | Kuala Lumpur | Ankara | Izmir | Antalya | Isfahan
Mashhad | Tabriz | Kyiv | Kharkiv | Odesa | Odessa | Lviv | St. Petersburg | Kazan | Sochi | Barcelona | Milan | Munich
Frankfurt | Hamburg | Cologne | Geneva | Basel | The Hague | Rotterdam | Marseille | Lyon | Strasbourg | Manchester
Liverpool | Birmingham | Glasgow | Edinburgh | Cardiff | Belfast | Leeds | Abuja | Pretoria | Cape Town | Durban
Canberra | Brasilia | Rio de Janeiro | Cracow | Krakow | Davos | United Nations | Gaza City | Gaza | Gaza Strip
"""


@cache
def known_places() -> frozenset[str]:
    """Folded names of cities and countries in Arabic and English."""
    names: set[str] = set()
    for language in ("ar", "en"):
        locale = Locale(language)
        names.update(str(zone["city"]) for zone in locale.time_zones.values() if "city" in zone)
        names.update(locale.territories.values())
    names.update(zone.rpartition("/")[2].replace("_", " ") for zone in Locale("ar").time_zones)
    names.update(
        name.strip() for table in (CITIES_AR, CITIES_EN) for row in table.splitlines() for name in row.split("|")
    )
    return frozenset(filter(None, map(letters_of, names)))


def is_known_place(name: str) -> bool:
    """Whether a name is one of theirs, however its letters are spelt."""
    return letters_of(name) in known_places()
