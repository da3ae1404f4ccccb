from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "khabar.comments"
    label = "khabar_comments"
    verbose_name = _("Comments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.comments import rights, upkeep
        from khabar.edge import addresses
        from khabar.jobs import beat

        addresses.allow("after", "order")
        post_migrate.connect(rights.note_a_new_permission, sender=self, dispatch_uid="khabar_note_comment_rights")
        post_migrate.connect(rights.give_rights_at_last, dispatch_uid="khabar_give_comment_rights")
        beat.every(3600, "forget readers' networks and the old log of comments", upkeep.forget)
