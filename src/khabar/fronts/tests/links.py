from __future__ import annotations

import re


def items_in(page: str) -> list[int]:
    """Numbers of the news items that the main part of a page links to, in order."""
    main = page.split("<main")[1].split("</main>")[0]
    links = re.findall(r'<a[^>]* href="(?:/en)?/[^/"]+/([0-9]+)-[^"]*/"', main)
    return [int(number) for number in links if f"/people/{number}-" not in main]
