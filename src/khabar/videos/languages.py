"""The languages that captions may be in, each under its own name."""

from __future__ import annotations

from django.conf.locale import LANG_INFO

CODES = "ar en fr es de it pt tr fa ur ckb ru zh-hans hi id ms sw nl uk he".split()
CAPTION_LANGUAGES = [(code, str(LANG_INFO[code]["name_local"])) for code in CODES if code in LANG_INFO]
NAMES = dict(CAPTION_LANGUAGES)
