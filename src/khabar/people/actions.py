from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from khabar.design.actions import found_editions, has_table
from khabar.design.models import Home
from khabar.people.models import PeopleFolder


def people_folder(locale: Locale) -> PeopleFolder:
    """The edition's folder of people, made if it isn't there. Raises Home.DoesNotExist for no edition."""
    home = Home.objects.get(locale=locale)
    folder = PeopleFolder.objects.child_of(home).first()
    if folder is None:
        with translation.override(locale.language_code):
            folder = PeopleFolder(title=_("People"), slug="people", locale=locale)
        home.add_child(instance=folder)
    return folder


def found_folders(**kwargs: Any) -> None:
    """Receiver of post_migrate: a folder in each edition, counterparts of each other."""
    if not (has_table(PeopleFolder) and has_table(Home)):
        return
    first: Page | None = None
    for home in found_editions():
        folder = people_folder(home.locale)
        if first is not None and folder.translation_key != first.translation_key:
            PeopleFolder.objects.filter(pk=folder.pk).update(translation_key=first.translation_key)
        first = first or folder
