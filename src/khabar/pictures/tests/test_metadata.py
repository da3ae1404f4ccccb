"""What a file says of itself fills the picture's fields, in whatever character set the agency wrote it."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from khabar.pictures.metadata import mean_colour, read_metadata
from khabar.pictures.tests.files import UTF8_MARK, picture, with_iptc, with_location, xmp
from tests.fixtures.newsroom import Newsroom

NAMES = {(2, 80): "ليلى منصور", (2, 110): "صور السلوى", (2, 116): "© صور السلوى", (2, 120): "ميناء عند الفجر"}


def read(content: bytes) -> dict[str, object]:
    return read_metadata(BytesIO(content))


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", True), ("utf-8", False), ("windows-1256", False)])
def test_arabic_is_read_in_every_character_set_agencies_use(encoding: str, mark: bool) -> None:
    datasets = {number: [text.encode(encoding)] for number, text in NAMES.items()}
    found = read(with_iptc((UTF8_MARK if mark else {}) | datasets))
    assert found["photographer"] == "ليلى منصور"
    assert found["agency"] == "صور السلوى"
    assert found["copyright_notice"] == "© صور السلوى"
    assert found["caption"] == "ميناء عند الفجر"


@pytest.mark.parametrize("name", ["Jörg Øster", "José Müller", "Ñuñez", "Zoë", "Łukasz".replace("Ł", "L")])
def test_latin_names_are_read_without_a_mark(name: str) -> None:
    assert read(with_iptc({(2, 80): [name.encode("latin-1")]}))["photographer"] == name


def test_a_mark_that_lies_does_no_harm() -> None:
    assert read(with_iptc(UTF8_MARK | {(2, 80): ["Jörg".encode("latin-1")]}))["photographer"] == "Jörg"


def test_several_photographers_are_all_named() -> None:
    assert read(with_iptc({(2, 80): [b"One", b"Two"]}))["photographer"] == "One, Two"
    assert read(picture(xmp=xmp("ليلى", "كريم")))["photographer"] == "ليلى, كريم"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_xmp_is_read_where_there_is_no_iptc(kind: str) -> None:
    packet = {"pnginfo": png_packet(xmp("ليلى"))} if kind == "PNG" else {"xmp": xmp("ليلى")}
    found = read(picture(kind=kind, **packet))
    assert (found["photographer"], found["agency"]) == ("ليلى", "صور السلوى")
    assert found["caption"] == "ميناء عند الفجر"


def png_packet(packet: bytes) -> object:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet.decode())
    return info


def test_iptc_counts_before_xmp() -> None:
    assert read(with_iptc({(2, 80): [b"Karim"]}, picture(xmp=xmp("ليلى"))))["photographer"] == "Karim"


def test_the_time_of_taking_is_read() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:03:01 06:30:00"
    assert read(picture(exif=exif))["taken_at"] == datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


ENDS = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" plus:LicenseEndDate="{}"/></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (with_iptc({(2, 37): [b"20310501"], (2, 38): [b"120000+0300"]}), datetime(2031, 5, 1, 9, tzinfo=UTC)),
        (with_iptc({(2, 37): [b"20310501"]}), datetime(2031, 5, 2)),
        (picture(xmp=ENDS.format("2031-05-01").encode()), datetime(2031, 5, 2)),
        (picture(xmp=ENDS.format("2031-05-01T10:00:00Z").encode()), datetime(2031, 5, 1, 10, tzinfo=UTC)),
        (with_iptc({(2, 37): [b"99991231"]}), None),
        (with_iptc({(2, 37): [b"00000000"], (2, 38): [b"x"]}), None),
    ],
)
def test_the_end_of_the_licence_is_read_and_a_day_counts_until_it_is_over(
    content: bytes, expected: datetime | None
) -> None:
    if expected is not None and expected.tzinfo is None:
        expected = timezone.make_aware(expected)
    assert read(content).get("usable_until") == expected


def test_what_no_database_keeps_is_left_out() -> None:
    found = read(with_iptc({(2, 80): [b"Ka\x00rim\x01\x1f"], (2, 120): ["a\u202eb".encode()], (2, 110): [b"\x00"]}))
    assert found == {"photographer": "Karim", "caption": "ab"}


def test_overlong_values_are_cut_to_what_a_field_holds() -> None:
    assert len(str(read(with_iptc({(2, 80): [b"x" * 5_000]}))["photographer"])) == 200


@pytest.mark.filterwarnings("ignore::UserWarning:PIL.TiffImagePlugin")
def test_a_broken_file_says_nothing_and_raises_nothing() -> None:
    source, chance = with_location().read(), random.Random(2026)
    for content in (b"", b"GIF89a", b"\xff\xd8", b"%PDF-1.7", picture()):
        assert read(content) == {}
    for _ in range(150):
        damaged = bytearray(source[: chance.randrange(len(source))])
        for _ in range(20):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        read(bytes(damaged))
        mean_colour(BytesIO(damaged))


@pytest.mark.django_db
def test_what_the_uploader_typed_wins() -> None:
    file = ContentFile(with_iptc({(2, 80): [b"Karim"], (2, 110): [b"Agency"]}), "x.jpg")
    made = Newsroom("ar").picture(file=file, photographer="Laila", agency="")
    assert (made.photographer, made.agency, made.credit) == ("Laila", "Agency", "Laila / Agency")


SOURCES = {(2, 110): "صور السلوى", (2, 115): "وكالة نوران", (2, 40): "لا تُستعمل بعد 2026"}


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_credit_source_and_instructions_are_told_apart(encoding: str) -> None:
    found = read(with_iptc({number: [text.encode(encoding)] for number, text in SOURCES.items()}))
    assert (found["agency"], found["source"], found["instructions"]) == tuple(SOURCES.values())


def test_a_source_in_latin_1_is_read_without_a_mark() -> None:
    assert read(with_iptc({(2, 115): ["Agência Sálvora".encode("latin-1")]}))["source"] == "Agência Sálvora"


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        (b"063000+0300", datetime(2026, 3, 1, 3, 30, tzinfo=UTC)),
        (b"063000", datetime(2026, 3, 1, 6, 30, tzinfo=UTC)),
        (b"", datetime(2026, 3, 1, tzinfo=UTC)),
        (b"nonsense", None),
    ],
)
def test_the_agencys_date_is_read_where_the_camera_says_none(clock: bytes, expected: datetime | None) -> None:
    datasets = {(2, 55): [b"20260301"]} | ({(2, 60): [clock]} if clock else {})
    assert read(with_iptc(datasets)).get("taken_at") == expected


@pytest.mark.parametrize("day", ["2026-03-01T06:30:00+03:00", "2026-03-01"])
def test_the_date_of_xmp_is_read(day: str) -> None:
    packet = xmp("ليلى").replace(b"photoshop:Credit=", f'photoshop:DateCreated="{day}" photoshop:Credit='.encode())
    hour = (3, 30) if "T" in day else (0, 0)
    assert read(picture(xmp=packet))["taken_at"] == datetime(2026, 3, 1, *hour, tzinfo=UTC)
