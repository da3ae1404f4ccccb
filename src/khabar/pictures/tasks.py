from __future__ import annotations

from django.db import transaction
from django_tasks import task

from khabar.edge.actions import announce
from khabar.jobs.retries import retry
from khabar.pictures import renditions
from khabar.pictures.models import Picture


@task()
@retry(3, backoff=30)
def make_avif(number: int) -> None:
    """Make every AVIF rendition of a picture, then let pages offer them. AVIF costs three times what WebP does."""
    picture = Picture.objects.filter(pk=number, avif_ready=False).first()
    if picture is None:
        return
    for use in renditions.AVIF_USES:
        for size in renditions.sizes_of(picture, use):
            spec = renditions.filter_spec(picture, use, size.width, "avif")
            if spec:
                picture.get_rendition(spec)
    with transaction.atomic():
        Picture.objects.filter(pk=number).update(avif_ready=True)
        announce(f"picture:{number}", why="AVIF made")
