from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "khabar.articles"
    label = "khabar_articles"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.articles import receivers, views
        from khabar.articles.models import Article
        from khabar.articles.queries import SAME_SPEAKER, quoted_in
        from khabar.design import announcing, pages
        from khabar.news import kinds, kinship
        from khabar.stories import evidence

        evidence.register(quoted_in)
        announcing.register(Article, receivers.tags_of_article)
        kinship.register(SAME_SPEAKER)
        kinds.register("article")
        pages.register(Article, views.article)
