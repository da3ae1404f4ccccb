from __future__ import annotations

import secrets

from django.contrib.auth.hashers import make_password
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from khabar.accounts.models import User
from khabar.comments import actions as comments
from khabar.comments.models import Commenter
from khabar.design.queries import current_outlet
from khabar.readers import links


def send_link(email: str, address: str) -> None:
    """Mail the link at `address`, in the language of now. Nothing is stored of an address that has no account."""
    outlet = current_outlet()
    context = {"address": address, "outlet": outlet, "minutes": links.MINUTES}
    body = render_to_string("khabar_readers/mail/link.txt", context)
    send_mail(_("Sign in to %(outlet)s") % {"outlet": outlet.name}, body, None, [email])


def open_account(email: str, language: str) -> User:
    """The reader's account at a tidy address, which they have shown to be theirs; made if there is none."""
    new = {"username": f"reader-{secrets.token_hex(8)}", "password": make_password(None)}  # which nothing matches
    with transaction.atomic():
        reader, _new = User.objects.get_or_create(is_reader=True, email=email, defaults=new)
        UserProfile.objects.update_or_create(user=reader, defaults={"preferred_language": language})
    return reader


def close_account(reader: User, *, erase: bool) -> None:
    """Forget the account; with `erase` all that its reader wrote, too. Else it stays, under the name they gave."""
    mine = Commenter.objects.filter(account=reader).first()
    if erase and mine is not None:
        comments.erase(mine)
    reader.delete()
