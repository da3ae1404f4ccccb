"""Leases: what a worker holds stays its own while it renews, and is free again when it stops doing so.

The only clock asked is the database's, so machines whose clocks differ agree.
"""

from __future__ import annotations

import os
import secrets
import socket
from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now

from khabar.jobs.models import Lease

TASK = "task:"
BEAT = "beat"


def new_holder() -> str:
    """A name for one worker that no other worker ever has."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(4)}"


def acquire(name: str, holder: str, duration: timedelta) -> bool:
    """Take the lease, or prolong it if it is the holder's already; false if another one holds it."""
    lease, until = Lease.objects.filter(name=name), Now() + duration
    if lease.filter(expires_at__gte=Now()).exclude(holder=holder).exists():
        return False  # the usual answer, without a write
    if lease.filter(Q(holder=holder) | Q(expires_at__lt=Now())).update(holder=holder, expires_at=until):
        return True
    Lease.objects.bulk_create([Lease(name=name, holder=holder, expires_at=until)], ignore_conflicts=True)
    return lease.filter(holder=holder).exists()


def renew(holder: str, duration: timedelta) -> int:
    """Prolong all that the holder still holds; returns how many leases these are."""
    return Lease.objects.filter(holder=holder).update(expires_at=Now() + duration)


def release(name: str, holder: str) -> bool:
    """Give the lease back; false if it was lost before, in which case another worker may have it."""
    return bool(Lease.objects.filter(name=name, holder=holder).delete()[0])
