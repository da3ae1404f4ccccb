from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "khabar.comments"
    label = "khabar_comments"
    verbose_name = _("Comments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.accounts import roles
        from khabar.comments import rights, upkeep
        from khabar.edge import addresses
        from khabar.jobs import beat

        addresses.allow("after", "order")
        for right in (rights.MODERATE, *rights.WORD_LISTS):
            roles.allow(right, roles.EDITOR, roles.CHIEF)
        roles.allow(rights.RULES, roles.CHIEF)
        beat.every(3600, "forget readers' networks and the old log of comments", upkeep.forget)
