"""A newsroom with so many articles, its composed pages as files for nginx, and somebody who changes and publishes."""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import unquote

WORDS = (
    "المرفأ الخط البحري المدينة قال المتحدث صباح اليوم أن السفن الجديدة ستبدأ رحلاتها قبل الشتاء بين الضفتين وأن "
    "التذاكر تباع في المكاتب وعلى الشبكة فيما ينتظر التجار انخفاض كلفة النقل وتراجع الازدحام على الجسر القديم"
).split()


def make(count: int) -> list[str]:
    """So many published articles of about 700 words; their paths."""
    from datetime import timedelta

    from django.core.management import call_command
    from django.utils import timezone

    from khabar.articles.bulk import Filing, file_many
    from khabar.articles.copy import Copy
    from khabar.demo import loading
    from khabar.pictures.models import Picture
    from khabar.sections.models import Section

    call_command("migrate", verbosity=0)
    loading.load(lambda done, total: None)
    section = Section.objects.filter(edition="ar").order_by("position").first()
    pictures = list(Picture.objects.order_by("pk").values_list("pk", flat=True)[:10])
    chance, now = random.Random(1), timezone.now()  # noqa: S311 repeatable, not secret
    filings = []
    for number in range(count):
        body = [{"type": "paragraph", "value": f"<p>{' '.join(chance.choices(WORDS, k=70))}.</p>"} for _ in range(10)]
        copy = Copy(
            "ar",
            f"{' '.join(chance.choices(WORDS, k=8))} {number}",
            body=body,
            picture=pictures[number % len(pictures)],
        )
        filings.append(Filing(copy, section, now - timedelta(hours=2, minutes=number)))
    articles = [article for start in range(0, count, 500) for article in file_many(filings[start : start + 500])]
    return [article.path_on_site for article in articles]


def save_as_files(port: int, paths: list[str], folder: Path) -> None:
    """Every page as the server at `port` composes it, plain and deflated, where nginx looks for it."""
    for path in paths:
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": "localhost"})
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 our own server
            page = answer.read()
        target = folder / unquote(path).strip("/")
        target.mkdir(parents=True, exist_ok=True)
        (target / "index.html").write_bytes(page)
        (target / "index.html.gz").write_bytes(gzip.compress(page, 6, mtime=0))


def change_a_fragment() -> None:
    """Give the newest item another short headline, as the "latest" of every page shows it."""
    from django.db import transaction

    from khabar.edge.actions import announce
    from khabar.news.models import NewsPage

    newest = NewsPage.objects.dated().in_edition("ar").newest().values_list("pk", flat=True).first()
    with transaction.atomic():
        NewsPage.objects.filter(pk=newest).update(short_headline=f"عنوان {time.time():.3f}")
        announce("latest:ar", why="benchmark")


def publish() -> None:
    """File and publish an item as an editor does."""
    from khabar.articles.actions import file_copy
    from khabar.articles.copy import Copy
    from khabar.sections.models import Section

    section = Section.objects.filter(edition="ar").order_by("position").first()
    body = [{"type": "paragraph", "value": f"<p>{' '.join(WORDS)}</p>"}]
    file_copy(Copy("ar", f"خبر {time.time():.3f}", body=body), section=section, publish=True)


def main() -> None:
    """`change` or `publish`, so many times a second, until told to stop."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khabar.config.settings")
    django.setup()
    act, rate = {"change": change_a_fragment, "publish": publish}[sys.argv[1]], float(sys.argv[2])
    due, done = time.monotonic(), 0
    try:
        while True:
            act()
            done += 1
            if done == 1:
                print("begun", flush=True)
            due += 1 / rate
            time.sleep(max(0.0, due - time.monotonic()))
    except KeyboardInterrupt:
        print(json.dumps({"done": done}))


if __name__ == "__main__":
    main()
