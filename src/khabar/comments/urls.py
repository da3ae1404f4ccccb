from __future__ import annotations

from django.urls import path, re_path

from khabar.comments.views import discussion, own

app_name = "khabar_comments"
ITEM = r"^(?P<number>[1-9][0-9]{0,18})/comments/"
ONE = ITEM + r"(?P<comment>[1-9][0-9]{0,18})/"
SIGNED = r"(?P<token>[0-9a-f]{32}:[\w-]{20,60})"

urlpatterns = [
    re_path(ITEM + "$", discussion.discussion, name="discussion"),
    re_path(ITEM + "part/$", discussion.discussion, {"part": True}, name="part"),
    re_path(ITEM + "you/$", own.you, name="you"),
    re_path(ONE + "$", discussion.comment, name="comment"),
    re_path(ONE + "part/$", discussion.comment, {"part": True}, name="comment_part"),
    re_path(ONE + "like/$", discussion.like, name="like"),
    re_path(ONE + "report/$", discussion.report, name="report"),
    re_path(ONE + "own/$", own.own, name="own"),
    path("comments/mine/", own.mine, name="mine"),
    path("comments/mine/download/", own.download, name="download"),
    path("comments/mine/erase/", own.erase, name="erase"),
    re_path(rf"^comments/mine/{SIGNED}/$", own.mine, name="mine_by_token"),
    re_path(rf"^comments/mine/{SIGNED}/download/$", own.download),
    re_path(rf"^comments/mine/{SIGNED}/erase/$", own.erase),
]
