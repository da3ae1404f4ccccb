"""Whatever comes in, the readers answer with a reading or with NotAnArticle, and no input makes them loop."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.archive.reading import NotAnArticle, Reading, decode, read_html, read_page

BRICKS = [
    "المصدر: رويترز", "Source:", "By Lina Abadi", "(AFP)", "©", "Photo: x / y", "18 سبتمبر 2023", "Sept 31", "«", "»", '"',
    "التعليقات", "Related", "a | b | c", "http://[", "<p>", "</div>", "<h1>", "<figcaption>Photo: a/b</figcaption>", "{",
    "<script type='application/ld+json'>", "[[[", '{"@type":"NewsArticle","headline":{"@id":"#"}}', "</script>", "&#0;", "\x00",
    "\u202e", "# ", "* ", "[1/3]", "رئيس الوزراء قال إن الحكومة ستفتح الميناء أمام السفن في الشهر المقبل بعد سنوات من العمل.",
    "The ferry line carried its first passengers in nine years on Monday, ending a closure that had lasted too long.",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(BRICKS) | st.text(max_size=40), max_size=60)
PAGES = st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", ""])).map(lambda page: page[1].join(page[0]))
RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
LENGTH = 6_000


def is_sound(reading: Reading) -> bool:
    return all(field.origin and 0 <= field.confidence <= 1 for field in reading.fields.values())


@RELAXED
@given(PAGES)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert is_sound(read_page(text))
    except NotAnArticle as refusal:
        assert refusal.reason


@RELAXED
@given(st.binary(max_size=3_000) | PAGES.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_as_html_or_refused(data: bytes) -> None:
    try:
        assert is_sound(read_html(data))
    except NotAnArticle as refusal:
        assert refusal.reason


@RELAXED
@given(st.binary(max_size=3_000))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
        assert text.strip()
        assert encoding
    except NotAnArticle as refusal:
        assert refusal.reason


def test_long_runs_of_one_sign_are_read_to_their_end() -> None:
    """Each would take minutes if a rule backtracked over it."""
    prose = BRICKS[-1]
    for brick in (
        *BRICKS,
        " ",
        "\t",
        "a",
        "1",
        ".",
        "-",
        "/",
        "ـ",
        "(",
        "«a»",
        "Photo ",
        "by ",
        "قال ",
        '"a" ',
        "2023-",
        "A ",
    ):
        for text in (brick * (LENGTH // len(brick)), f"{prose}\n" * 5 + brick * (LENGTH // len(brick))):
            for read in (read_page, lambda page: read_html(page.encode("utf-8", "replace"))):
                try:
                    assert is_sound(read(text))
                except NotAnArticle as refusal:
                    assert refusal.reason
