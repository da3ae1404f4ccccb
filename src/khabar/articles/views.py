from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from khabar.articles.linked_data import news_article
from khabar.articles.models import Article
from khabar.body.item_view import item_view
from khabar.design.addresses import absolute, feed_path
from khabar.design.components import ArticleView
from khabar.design.queries import current_edition, current_outlet
from khabar.edge import tags
from khabar.news.counterparts import alternates_of
from khabar.news.linked_data import breadcrumbs
from khabar.pictures.renditions import share_picture
from khabar.text.reading import reading_minutes


def article(request: HttpRequest, page: Article) -> HttpResponse:
    """An article's page, also as a preview of what is not saved yet."""
    tags.record(f"section:{page.section_id}", *(f"tag:{topic['number']}" for topic in page.topics))
    shown = article_view(page)
    outlet = current_outlet()
    return TemplateResponse(
        request,
        "khabar_articles/article.html",
        {
            "article": shown,
            "page": page,
            "canonical": absolute(page.path_on_site),
            "alternates": alternates_of(page),
            "current_section": page.section_id or "",
            "linked_data": [news_article(page, shown, outlet), breadcrumbs(page, outlet)],
            "share_picture": share_picture(page.lead_picture),
            "feed": feed_path(page.edition, "sections", page.section.address) if page.section else "",
        },
    )


def article_view(page: Article) -> ArticleView:
    """What the layout shows of an article."""
    minutes = reading_minutes(page.word_count, current_edition().language)
    return item_view(page, reading_minutes=minutes)
