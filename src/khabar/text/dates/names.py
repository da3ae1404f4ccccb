"""Names of months and weekdays by region, and the further spellings that are read but never written."""

from typing import Literal

from khabar.text.folding import fold

Months = Literal["gulf", "levant", "maghreb", "english"]


def _table(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split("،"))


MONTHS: dict[Months, tuple[str, ...]] = {
    "gulf": _table("يناير، فبراير، مارس، أبريل، مايو، يونيو، يوليو، أغسطس، سبتمبر، أكتوبر، نوفمبر، ديسمبر"),
    "levant": _table(
        "كانون الثاني، شباط، آذار، نيسان، أيار، حزيران، تموز، آب، أيلول، تشرين الأول، تشرين الثاني، كانون الأول"
    ),
    "maghreb": _table("جانفي، فيفري، مارس، أفريل، ماي، جوان، جويلية، أوت، سبتمبر، أكتوبر، نوفمبر، ديسمبر"),
    "english": _table(
        "January، February، March، April، May، June، July، August، September، October، November، December"
    ),
}
# Alternatives of one month stand between slashes; the third table is Morocco and Mauritania.
_FURTHER_MONTHS = (
    _table("كانون ثاني/كانون ثان، ، ، ، مايس، ، ، ، ، تشرين أول، تشرين ثاني/تشرين ثان، كانون أول"),
    _table("، ، ، ، ، يونية/يونيه، يولية/يوليه، ، ، ، نوفنبر، دسمبر"),
    _table("، ، ، ، ، ، يوليوز، غشت/أغشت، شتنبر/شتمبر، ، نونبر/نومبر، دجنبر/دجمبر"),
    _table("Jan، Feb، Mar، Apr، ، Jun، Jul، Aug، Sep/Sept، Oct، Nov، Dec"),
)

HIJRI_MONTHS: dict[Literal["ar", "en"], tuple[str, ...]] = {
    "ar": _table(
        "محرم، صفر، ربيع الأول، ربيع الآخر، جمادى الأولى، جمادى الآخرة، رجب، شعبان، رمضان، شوال، ذو القعدة، ذو الحجة"
    ),
    "en": _table(
        "Muharram، Safar، Rabi al-Awwal، Rabi al-Thani، Jumada al-Ula، Jumada al-Akhirah، "
        "Rajab، Shaban، Ramadan، Shawwal، Dhu al-Qadah، Dhu al-Hijjah"
    ),
}
_FURTHER_HIJRI_MONTHS = (
    _table(
        "المحرم/محرم الحرام، ، ربيع أول، ربيع الثاني/ربيع ثاني، جمادى الأول/جمادى أول،"
        "جمادى الثانية/جمادى الثاني/جمادى الآخر، رجب الفرد، ، رمضان المبارك، ،"
        "ذي القعدة/ذوالقعدة/ذو قعدة، ذي الحجة/ذوالحجة/ذو حجة"
    ),
    _table(
        "، ، Rabi I/Rabi' al-Awwal، Rabi II/Rabi' al-Thani/Rabi al-Akhir، Jumada I/Jumada al-Awwal،"
        "Jumada II/Jumada al-Thani/Jumada al-Thaniyah، ، Sha'ban/Shaaban، Ramadhan، ،"
        "Dhu al-Qi'dah/Dhul Qadah/Dhul-Qadah/Dhul-Qi'dah، Dhul Hijjah/Dhul-Hijjah"
    ),
)

# Monday first, as `date.weekday()` counts.
WEEKDAYS: dict[Literal["ar", "en"], tuple[str, ...]] = {
    "ar": _table("الاثنين، الثلاثاء، الأربعاء، الخميس، الجمعة، السبت، الأحد"),
    "en": _table("Monday، Tuesday، Wednesday، Thursday، Friday، Saturday، Sunday"),
}
_FURTHER_WEEKDAYS = (
    _table("، الثلثاء، الاربعا، ، ، ، "),
    _table("Mon، Tue/Tues، Wed، Thu/Thurs، Fri، Sat، Sun"),
)

_UNITS = _table("الأول، الثاني، الثالث، الرابع، الخامس، السادس، السابع، الثامن، التاسع")
_TEN_UNITS = ("الحادي", *_UNITS[1:])

# «السابع من آذار»: the day in words, 1–31.
ORDINALS: dict[str, int] = {
    fold(name): day
    for day, name in enumerate(
        [
            *_UNITS,
            "العاشر",
            *(f"{unit} عشر" for unit in _TEN_UNITS),
            "العشرين",
            *(f"{unit} والعشرين" for unit in _TEN_UNITS),
            "الثلاثين",
            "الحادي والثلاثين",
        ],
        start=1,
    )
}


def _numbered(*tables: tuple[str, ...], start: int) -> dict[str, int]:
    return {
        fold(name): number
        for table in tables
        for number, names in enumerate(table, start)
        for name in names.split("/")
        if name
    }


# Folded name → number (months 1–12, weekdays 0–6).
MONTH_NUMBERS = _numbered(*MONTHS.values(), *_FURTHER_MONTHS, start=1)
HIJRI_MONTH_NUMBERS = _numbered(*HIJRI_MONTHS.values(), *_FURTHER_HIJRI_MONTHS, start=1)
WEEKDAY_NUMBERS = _numbered(*WEEKDAYS.values(), *_FURTHER_WEEKDAYS, start=0)
