from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "khabar.jobs"
    label = "khabar_jobs"
    verbose_name = _("Jobs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.jobs import beat, queue, upkeep

        beat.every(1, "take back the tasks of vanished workers", queue.reap)
        beat.every(3600, "forget old tasks", queue.prune)
        beat.every(6 * 3600, "refresh the planner's statistics", upkeep.refresh_statistics)
