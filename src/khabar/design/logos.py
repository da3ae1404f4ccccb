from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

LOGO_FORMATS = ("PNG", "WEBP")
LOGO_ENDINGS = (".png", ".webp")
LARGEST_LOGO = 500 * 1024


def check_logo(file: File) -> None:
    """Refuse a logo that is no PNG or WebP, too heavy, or too large to be decoded safely. SVG can hold scripts."""
    if not str(file.name).lower().endswith(LOGO_ENDINGS):
        raise ValidationError(_("The logo is not a PNG or WebP picture."))
    if file.size > LARGEST_LOGO:
        raise ValidationError(_("The logo is larger than 500 KB."))
    try:
        with Image.open(file, formats=LOGO_FORMATS) as image:
            width, height = image.size
            if width * height > 4_000_000:
                raise ValidationError(_("The logo has more than 4 million pixels."))
            image.verify()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("The logo is not a PNG or WebP picture.")) from error
    finally:
        file.seek(0)
