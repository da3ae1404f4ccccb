from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "khabar.news"
    label = "khabar_news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from taggit.models import Tag

        from khabar.design import announcing
        from khabar.edge.models import save_with_announcement
        from khabar.jobs import beat
        from khabar.news import receivers  # noqa: F401
        from khabar.news.actions import publish_due
        from khabar.news.announcing import tags_of_item
        from khabar.news.models import NewsPage

        announcing.register(NewsPage, tags_of_item)
        save_with_announcement(Tag)
        beat.every(1, "publish what is due", publish_due)
