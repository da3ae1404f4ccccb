from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VideosConfig(AppConfig):
    name = "khabar.videos"
    label = "khabar_videos"
    verbose_name = _("Videos")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.design import announcing, pages
        from khabar.edge import addresses, fragments
        from khabar.jobs import beat
        from khabar.news import kinds
        from khabar.videos import actions, machine, receivers, views  # noqa: F401
        from khabar.videos.fragments import one_video, rail
        from khabar.videos.models import Video

        addresses.keep_out("/media/")
        announcing.register(Video, receivers.tags_of_video)
        kinds.register("video", kinds.Mark(_("Video"), "play"))
        pages.register(Video, views.video)
        fragments.register("video", one_video)
        fragments.register("videos", rail)
        beat.every(600, "take up abandoned recordings", actions.take_up_abandoned)
        beat.every(24 * 3600, "forget unused recordings", actions.forget_unused)
