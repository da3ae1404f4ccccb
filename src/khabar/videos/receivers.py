from __future__ import annotations

from khabar.videos.models import Video


def tags_of_video(video: Video) -> set[str]:
    """The lists that show a video, or do so once it is published; one query for its stories."""
    tags = {f"videos:{video.edition}", f"videos:section:{video.section_id}"}
    return tags | {f"videos:story:{row.story_id}" for row in video.memberships.all()} if video.pk else tags
