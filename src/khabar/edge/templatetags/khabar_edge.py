from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from khabar.edge import fragments

register = template.Library()


@register.simple_tag
def fragment(name: str, arg: Any = "") -> SafeString:
    """Place the live fragment `name`, for the active edition and one argument."""
    return fragments.render(name, language=get_language() or "", arg=str(arg))
