from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodyConfig(AppConfig):
    name = "khabar.body"
    label = "khabar_body"
    verbose_name = _("Body")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.documents import get_document_model

        from khabar.body import receivers  # noqa: F401
        from khabar.edge.models import save_with_announcement

        save_with_announcement(get_document_model())
