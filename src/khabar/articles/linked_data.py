"""JSON-LD of an article, after schema.org's NewsArticle."""

from __future__ import annotations

from typing import Any

from khabar.articles.models import Article
from khabar.design.components import ArticleView
from khabar.design.models import Outlet
from khabar.news.linked_data import creative_work, known


def news_article(page: Article, shown: ArticleView, outlet: Outlet) -> dict[str, Any]:
    """A NewsArticle."""
    return known(creative_work(page, shown, outlet, "NewsArticle") | {"wordCount": page.word_count})
