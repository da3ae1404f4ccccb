"""Strategies of hostile text: anything, and what is likely to trip a rule of Arabic."""

from hypothesis import strategies as st

_TRAPS = (
    "اأإآٱبتةثجحدرسشعفقكلمنهوىيؤئءیک"
    "ًٌٍَُِّْٰٕٔـ"
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad"
    "٠١٢٣٩۰۵۹0129²½ "
    "ﷺﻻﬁİßςᾼé\u0301\u0345\u1100\u1161\u11a8"
    "-_/.,،–'’\x00\n\ud800"
)

any_text = st.one_of(st.text(), st.text(alphabet=_TRAPS), st.text(alphabet="0123٤٥/-. مارسآذارMay,وحتى"))
