from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiveConfig(AppConfig):
    name = "khabar.live"
    label = "khabar_live"
    verbose_name = _("Live coverage")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.alerts.office import drafts
        from khabar.design import announcing, pages
        from khabar.edge import addresses, fragments, streams
        from khabar.live import receivers, views
        from khabar.live.addresses import STREAM
        from khabar.live.composers import alert_of, stream_tag, tell
        from khabar.live.fragments import of_a_story
        from khabar.live.models import Coverage
        from khabar.live.queries import PHASES
        from khabar.news import kinds

        addresses.allow("after")
        announcing.register(Coverage, receivers.tags_of_coverage)
        drafts.register("entry", alert_of)
        fragments.register("coverage", of_a_story)
        kinds.register("coverage", kinds.Mark(_("Coverage")), PHASES)
        pages.register(Coverage, views.coverage)
        streams.register(streams.Source("coverage", STREAM, stream_tag, tell))
