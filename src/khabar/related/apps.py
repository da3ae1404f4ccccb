from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RelatedConfig(AppConfig):
    name = "khabar.related"
    label = "khabar_related"
    verbose_name = _("Related items")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.edge import fragments
        from khabar.news import kinship
        from khabar.related import kinds, receivers  # noqa: F401
        from khabar.related.fragments import related

        kinship.register(kinds.TAGS)
        kinship.register(kinds.WORDS)
        fragments.register("related", related)
