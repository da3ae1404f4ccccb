"""A front treats an item whose picture may not be shown any more as one without a picture."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from khabar.fronts.actions import alter_placement, place_item, publish_front, show_picture_rail
from khabar.fronts.queries import front_items
from khabar.fronts.tests.front_desk import FrontDesk
from khabar.pictures.models import Picture

HOUR = timedelta(hours=1)


def over(desk: FrontDesk) -> Picture:
    return desk.newsroom.picture(usable_until=timezone.now() - HOUR)


def test_an_item_whose_picture_is_over_gives_way_to_one_with_a_picture(front_desk: FrontDesk) -> None:
    now, newsroom = timezone.now(), front_desk.newsroom
    pictured = newsroom.article("P", picture=newsroom.picture().pk, published_at=now - HOUR)
    newsroom.article("Over", picture=over(front_desk).pk, published_at=now)
    assert front_items("ar", []).block[0].pk == pictured.pk


def test_a_picture_of_a_slot_that_is_over_gives_way_to_the_items_own(front_desk: FrontDesk) -> None:
    own, chosen = front_desk.newsroom.picture(), over(front_desk)
    item = front_desk.newsroom.article(picture=own.pk)
    front_desk.put(item, "lead.0")
    wish = {"slot": "lead.0", "headline": "", "picture": chosen.pk, "starts": None, "ends": None}
    alter_placement(front_desk.page, front_desk.editor, item.pk, **wish)
    publish_front(front_desk.page, front_desk.editor)
    html = front_desk.html()
    assert f"/pictures/{own.pk}/" in html
    assert f"/pictures/{chosen.pk}/" not in html


def test_the_picture_rail_shows_pictures_only(front_desk: FrontDesk) -> None:
    picture = front_desk.newsroom.picture()
    items = front_desk.items(40, picture=picture.pk)
    show_picture_rail(front_desk.page, front_desk.editor, True)
    gone = front_desk.newsroom.article("Over", picture=over(front_desk).pk, published_at=timezone.now() - 9 * HOUR)
    place_item(front_desk.page, front_desk.editor, gone.pk, "pictures.0")
    publish_front(front_desk.page, front_desk.editor)
    html = front_desk.html()
    assert "Over" not in html.split("pictures__cards")[1].split("</section>")[0]
    assert len(items) == 40
    Picture.objects.update(usable_until=timezone.now() - HOUR)
    assert "pictures__cards" not in front_desk.html()
