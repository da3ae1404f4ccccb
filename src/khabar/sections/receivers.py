from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from khabar.sections.models import Section, SectionAddress


def tags_of_section(section: Section) -> tuple[str, ...]:
    """What a section's change shows in: itself, the bars, fronts, lists of pages."""
    edition = section.edition
    return (f"section:{section.pk}", f"sections:{edition}", f"front:{edition}", f"sitemap:{edition}")


@receiver(pre_save, sender=Section, dispatch_uid="khabar_remember_section_address")
def remember_address(instance: Section, **kwargs: Any) -> None:
    """Keep the address a section is about to give up."""
    if instance.pk and not instance._state.adding:
        before = Section.objects.filter(pk=instance.pk).values_list("edition", "address").first()
        if before and before[1] and before[1] != instance.address:
            SectionAddress.objects.update_or_create(
                edition=before[0], address=before[1], defaults={"section": instance}
            )


@receiver(post_save, sender=Section, dispatch_uid="khabar_reclaim_section_address")
def reclaim_address(instance: Section, **kwargs: Any) -> None:
    """An address in use redirects nowhere else."""
    SectionAddress.objects.filter(edition=instance.edition, address=instance.address).delete()
