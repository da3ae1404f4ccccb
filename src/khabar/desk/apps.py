from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "khabar.desk"
    label = "khabar_desk"
    verbose_name = _("The desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.design.publishing import register_check, register_refusal
        from khabar.desk import checks, receivers  # noqa: F401
        from khabar.desk.actions import empty_trash
        from khabar.desk.breaking_out import way_out
        from khabar.desk.tasks import prune_versions
        from khabar.jobs import beat
        from khabar.live.office.rows import register_way
        from khabar.news.models import NewsPage

        register_check(NewsPage, checks.of_review)
        register_check(NewsPage, checks.of_headline)
        register_check(NewsPage, checks.of_outside_links)
        register_refusal(NewsPage, checks.of_trash)
        register_way(way_out)
        beat.every(3600, "empty the trash", empty_trash)
        beat.every(24 * 3600, "prune old versions", prune_versions.enqueue)
