"""What an installation keeps is its owner's alone, and what it is told is meant."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import pytest

from faheng.site.configuration import ConfigurationError, configuration_from


def key_of(data: Path) -> str:
    return configuration_from({"FAHENG_DATA": str(data)}).secret_key()


def database_of(url: str) -> dict[str, object]:
    return dict(configuration_from({"DATABASE_URL": url}).database)


def test_the_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert len(key_of(data)) > 50
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "secret.key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in data.iterdir()] == ["secret.key"]


def test_a_key_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who comes while it is being made finds none, makes one, and both use the first."""
    make = secrets.token_urlsafe
    others: list[str] = []

    def meanwhile(length: int) -> str:
        if not others:
            others.append("")
            others[0] = key_of(tmp_path)
        return make(length)

    monkeypatch.setattr(secrets, "token_urlsafe", meanwhile)
    assert key_of(tmp_path) == others[0] == key_of(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]


def test_a_disk_that_gives_no_file_two_names_keeps_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert key_of(tmp_path) == key_of(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]


def test_a_key_cut_short_is_made_anew_by_hand(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("abc")
    with pytest.raises(ConfigurationError, match="请删除该文件后重试，大家需重新登录"):
        key_of(tmp_path)


def test_what_the_address_of_the_database_says_is_passed_on() -> None:
    told = database_of(
        "postgresql://u:p%23@db.example/faheng?sslmode=verify-full"
        "&sslrootcert=%2Fetc%2Fca.pem&connect_timeout=5"
    )
    assert (told["PASSWORD"], told["NAME"]) == ("p#", "faheng")
    assert told["OPTIONS"] == {
        "sslmode": "verify-full",
        "sslrootcert": "/etc/ca.pem",
        "connect_timeout": "5",
    }
    assert database_of("postgresql://db.example/faheng")["OPTIONS"] == {}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("?sslmod=require", "“sslmod”不能用"),
        ("?sslmode=require&gssencmode=disable", "“gssencmode”不能用"),
        ("?sslmode=", "“sslmode”没有写值"),
        ("?sslmode", "“sslmode”没有写值"),
        ("#x", "请写成 %23"),
    ],
)
def test_what_cannot_be_passed_on_is_refused_by_name(said: str, why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        database_of(f"postgresql://db.example/faheng{said}")


@pytest.mark.parametrize("hosts", ["", " , "])
def test_a_site_answers_to_some_name(hosts: str) -> None:
    with pytest.raises(ConfigurationError, match="FAHENG_HOSTS 没有写域名"):
        configuration_from({"FAHENG_HOSTS": hosts})
