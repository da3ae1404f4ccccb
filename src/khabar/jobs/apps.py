from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "khabar.jobs"
    label = "khabar_jobs"
    verbose_name = _("Jobs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.edge.purging import prune
        from khabar.jobs import beat, queue, upkeep
        from khabar.jobs.purging import purge_if_due

        beat.every(1, "take back the tasks of vanished workers", queue.reap)
        beat.every(1, "tell caches what to forget", purge_if_due)
        beat.every(3600, "forget old tasks", queue.prune)
        beat.every(3600, "forget old announcements", prune)
        beat.every(6 * 3600, "refresh the planner's statistics", upkeep.refresh_statistics)
