from __future__ import annotations

from django.utils import timezone

from khabar.visitors.models import DailySalt, SpentProof


def forget() -> int:
    """Throw away the salts of past days and proofs that have expired; how many rows there were."""
    salts, _each = DailySalt.objects.filter(day__lt=timezone.localdate()).delete()
    proofs, _each = SpentProof.objects.filter(expires_at__lt=timezone.now()).delete()
    return salts + proofs
