from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from khabar.config.email import parse_email_url
from khabar.config.environment import Environment, SettingError


def environment(folder: Path, **variables: str) -> Environment:
    return Environment({"KHABAR_DATA": str(folder), **variables})


def test_a_variable_wins_over_the_file_and_the_file_over_the_default(tmp_path: Path) -> None:
    assert environment(tmp_path).port == 8000
    (tmp_path / "khabar.toml").write_text("port = 8100\n")
    assert environment(tmp_path).port == 8100
    assert environment(tmp_path, KHABAR_PORT="8200").port == 8200


def test_the_file_may_be_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('editions = ["en"]\n')
    assert environment(tmp_path, KHABAR_CONFIG=str(tmp_path / "other.toml")).editions == ["en"]


@pytest.mark.parametrize(
    ("variable", "text", "name", "value"),
    [
        ("KHABAR_PRODUCTION", "true", "production", True),
        ("KHABAR_PRODUCTION", "0", "production", False),
        ("KHABAR_HOSTS", "a.example, b.example", "hosts", ["a.example", "b.example"]),
        ("KHABAR_PORT", "80", "port", 80),
    ],
)
def test_values_are_converted(tmp_path: Path, variable: str, text: str, name: str, value: Any) -> None:
    assert getattr(environment(tmp_path, **{variable: text}), name) == value


@pytest.mark.parametrize(("variable", "text"), [("KHABAR_PORT", "many"), ("KHABAR_PRODUCTION", "perhaps")])
def test_a_value_that_cannot_be_used_names_its_setting(tmp_path: Path, variable: str, text: str) -> None:
    with pytest.raises(SettingError, match=variable):
        getattr(environment(tmp_path, **{variable: text}), variable.removeprefix("KHABAR_").lower())


@pytest.mark.parametrize("origin", ["stream.example.org", "https://a.example/live", "https://a.example; img-src *"])
def test_only_an_origin_gets_into_the_policy(tmp_path: Path, origin: str) -> None:
    assert environment(tmp_path, KHABAR_MEDIA_HOSTS="https://a.example:8443").origins("media_hosts")
    with pytest.raises(SettingError, match="KHABAR_MEDIA_HOSTS"):
        environment(tmp_path, KHABAR_MEDIA_HOSTS=origin).origins("media_hosts")


@pytest.mark.parametrize("content", ["prot = 9", "port = ", "\xff"])
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "khabar.toml").write_text(content, "latin-1")
    with pytest.raises(SettingError, match=r"khabar\.toml"):
        environment(tmp_path)


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no such file"):
        environment(tmp_path, KHABAR_CONFIG=str(tmp_path / "none.toml"))


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    key = environment(tmp_path / "new").key()
    assert len(key) >= 50
    assert environment(tmp_path / "new").key() == key
    assert stat.S_IMODE((tmp_path / "new" / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret-key"]


@pytest.mark.parametrize(
    ("url", "port", "ssl", "tls"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtps://mail.example", 465, True, False),
        ("smtp+tls://a%40b:c@mail.example:2525", 2525, False, True),
    ],
)
def test_an_email_url_says_how_to_send(url: str, port: int, ssl: bool, tls: bool) -> None:
    settings = parse_email_url(url)
    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_SSL"], settings["EMAIL_USE_TLS"]) == (port, ssl, tls)
    assert settings["EMAIL_HOST_USER"] == ("a@b" if "@mail" in url else "")


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_an_email_url_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(SettingError, match="KHABAR_EMAIL_URL"):
        parse_email_url(url)
