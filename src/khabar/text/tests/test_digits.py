import pytest

from khabar.text.digits import Numbering, localize, to_latin


@pytest.mark.parametrize("written", ["2024", "٢٠٢٤", "۲۰۲۴", "2٠۲4"])
def test_every_set_of_digits_reads_as_latin(written: str) -> None:
    assert to_latin(f"عام {written}م") == "عام 2024م"


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [("latn", "0123456789 هدفًا"), ("arab", "٠١٢٣٤٥٦٧٨٩ هدفًا"), ("arabext", "۰۱۲۳۴۵۶۷۸۹ هدفًا")],
)
@pytest.mark.parametrize("written", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
def test_digits_are_written_in_the_set_that_the_edition_names(
    numbering: Numbering, expected: str, written: str
) -> None:
    assert localize(f"{written} هدفًا", numbering) == expected


def test_an_unknown_numbering_system_is_refused() -> None:
    with pytest.raises(KeyError):
        localize("1", "deva")  # type: ignore[arg-type]
