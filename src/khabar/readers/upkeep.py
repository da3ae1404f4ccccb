from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from khabar.accounts.models import User
from khabar.jobs.upkeep import delete_some

KEEP = timedelta(days=2 * 365)
"""How long an account is kept in which nobody signs in."""
AT_ONCE = 1_000


def forget() -> None:
    """Forget accounts of readers who have not signed in for two years; what they wrote stays, with its name."""
    end = timezone.now() - KEEP
    idle = User.objects.filter(Q(last_login__lt=end) | Q(last_login=None, date_joined__lt=end), is_reader=True)
    delete_some(idle, AT_ONCE)
