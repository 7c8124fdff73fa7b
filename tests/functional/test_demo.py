"""``faheng demo`` as a visitor meets it: one line of JSON, a site, ways to sign in."""

from __future__ import annotations

import http.cookiejar
import json
import os
import re
import signal
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    key: value
    for key, value in os.environ.items()
    if key not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "FAHENG_DATA")
}


@contextmanager
def running(data: Path) -> Iterator[dict[str, Any]]:
    process = subprocess.Popen(
        [ROOT / "bin" / "faheng", "demo", "--port", "0", "--data", data],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        yield json.loads(line) if line else {}
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert "Traceback" not in errors


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(place: Path) -> Iterator[dict[str, Any]]:
    with running(place) as said:
        yield said


def browser() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(
        urllib.request.ProxyHandler({}),
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
    )


def test_it_is_healthy(demo: dict[str, Any]) -> None:
    with browser().open(f"{demo['url']}healthz", timeout=20) as answer:
        assert json.load(answer) == {"status": "ok"}


def test_there_is_an_account_for_every_role(demo: dict[str, Any]) -> None:
    assert all(
        set(each) == {"role", "username", "password", "bureau"}
        for each in demo["accounts"]
    )
    assert {each["role"] for each in demo["accounts"]} >= {
        *("clerk", "section-head", "finance-officer", "bureau-leader"),
        *("office-recorder", "treasury-reviewer", "supervisor", "administrator"),
        *("principal-leader", "auditor", "lawyer", "mediator", "community-officer"),
    }


@pytest.mark.parametrize("role", ["clerk", "treasury-reviewer", "administrator"])
def test_an_account_signs_in(demo: dict[str, Any], role: str) -> None:
    account = next(each for each in demo["accounts"] if each["role"] == role)
    visitor = browser()
    with visitor.open(demo["url"], timeout=20) as page:
        found = re.search(
            r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode()
        )
        address = page.geturl()
    assert found is not None
    form = {
        "csrfmiddlewaretoken": found[1],
        "username": account["username"],
        "password": account["password"],
    }
    request = urllib.request.Request(
        address,
        urllib.parse.urlencode(form).encode(),
        headers={"Referer": address},
    )
    with visitor.open(request, timeout=20) as page:
        assert page.status == 200
        assert "退出" in page.read().decode()


def test_samples_to_try_lie_in_its_folder(demo: dict[str, Any], place: Path) -> None:
    samples = {path.name for path in (ROOT / "src/faheng/cli/samples").iterdir()}
    assert len(samples) >= 5
    assert {path.name for path in (place / "示例文件").iterdir()} == samples


def test_a_second_run_goes_on_with_the_same_data(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        assert first["accounts"]
    with running(tmp_path) as second:
        assert second["accounts"] == first["accounts"]


def test_a_folder_with_other_data_is_left_alone(tmp_path: Path) -> None:
    subprocess.run(
        [ROOT / "bin" / "faheng", "createadmin", "admin", "--name", "管理员"]
        + ["--bureau", "某区司法局", "--data", tmp_path],
        env={**ENVIRONMENT, "FAHENG_PASSWORD": "一句够长的口令 2026"},
        check=True,
        capture_output=True,
    )
    answer = subprocess.run(
        [ROOT / "bin" / "faheng", "demo", "--port", "0", "--data", tmp_path],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert "已有别的数据" in answer.stderr
