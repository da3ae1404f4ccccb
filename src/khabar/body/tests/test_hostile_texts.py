"""A text that is in the database already, whatever it holds, is shown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.newsroom import Newsroom, quotation


@pytest.mark.parametrize("number", ["²", "0", "9" * 30, "1 OR 1=1", "", "-1"])
def test_a_link_to_no_number_is_plain_words(newsroom: Newsroom, client: Any, number: str) -> None:
    from khabar.articles.models import Article

    item = newsroom.article()
    Article.objects.filter(pk=item.pk).update(
        body=[{"type": "paragraph", "value": f'<p><a linktype="page" id="{number}">x</a></p>', "id": "1"}]
    )
    assert "<a>x</a>" in client.get(item.path_on_site).content.decode()


def test_a_text_can_not_forge_the_seam_between_texts(newsroom: Newsroom, client: Any) -> None:
    body = [{"type": "paragraph", "value": "<p>a<!--khabar-seam-->b</p>"}, quotation("x")]
    assert client.get(newsroom.article(body=body).path_on_site).status_code == 200
