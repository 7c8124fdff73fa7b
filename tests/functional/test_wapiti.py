"""A scanner of web sites goes through the demo, signed in as a clerk, and finds nothing.

Wapiti is GPL and no dependency: it runs as a program of its own, if it is on the path or
``FAHENG_WAPITI`` names it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import (
    HTTPCookieProcessor,
    OpenerDirector,
    Request,
    build_opener,
    urlopen,
)

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
MODULES = "exec,file,sql,xss,permanentxss,redirect,crlf,ldap,upload"
"""Those that need no helper outside this machine."""
SECONDS = 600


@pytest.fixture
def scanner() -> str:
    found = os.environ.get("FAHENG_WAPITI") or shutil.which("wapiti")
    if not found:
        if os.environ.get("FAHENG_REQUIRE") == "all":
            pytest.fail("required, but missing: wapiti")
        pytest.skip("no wapiti: put it on the path, or name it in FAHENG_WAPITI")
    return found


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """The demo, served by itself; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "faheng", "demo", "--data", str(tmp_path / "data")]
    # Nothing of the tests' own installation.
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "FAHENG_DATA")
    environment = {name: said for name, said in os.environ.items() if name not in ours}
    environment["PYTHONPATH"] = str(ROOT / "src")
    with (tmp_path / "demo.log").open("wb") as log:
        served = subprocess.Popen(
            [*command, "--port", str(port)],
            cwd=tmp_path,
            env=environment,
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, served)
        yield address
    finally:
        served.terminate()
        served.wait(30)


def _wait_for(address: str, served: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert served.poll() is None, "the demo ended by itself"
        try:
            urlopen(f"{address}/healthz", timeout=5).close()
        except OSError:
            time.sleep(1)
        else:
            return
    raise AssertionError("the demo does not answer")


def _signed_in(address: str) -> OpenerDirector:
    """A clerk's browser."""
    from faheng.site.demonstrating import PASSWORD, demo_accounts

    clerk = next(each for each in demo_accounts() if each.role == "clerk")
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    with browser.open(f"{address}/sign-in/") as page:
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page.read().decode())
    assert token is not None
    typed = {
        "csrfmiddlewaretoken": token[1],
        "username": clerk.username,
        "password": PASSWORD,
    }
    sent = Request(f"{address}/sign-in/", urlencode(typed).encode())
    browser.open(sent).close()
    return browser


def _is_signed_in(address: str, browser: OpenerDirector) -> bool:
    with browser.open(f"{address}/account/") as page:
        return page.url == f"{address}/account/"


def test_nothing_is_found(scanner: str, demo: str, tmp_path: Path) -> None:
    browser = _signed_in(demo)
    assert _is_signed_in(demo, browser)
    (jar,) = (
        each.cookiejar
        for each in browser.handlers
        if isinstance(each, HTTPCookieProcessor)
    )
    cookies = "; ".join(f"{each.name}={each.value}" for each in jar)
    report = tmp_path / "report.json"
    # Where the session would end: the scanner would look at the door alone after that.
    ends = ("sign-out/", "account/sessions/end/", "account/password/")
    subprocess.run(
        [
            *(scanner, "--url", f"{demo}/", "--scope", "folder", "--flush-session"),
            *("--module", MODULES, "--format", "json", "--output", str(report)),
            *("--cookie-value", cookies, "--store-session", str(tmp_path)),
            *(part for end in ends for part in ("--exclude", f"{demo}/{end}")),
            *("--max-scan-time", str(SECONDS), "--max-attack-time", "120"),
            *("--max-links-per-page", "30", "--max-files-per-dir", "20"),
            *("--no-bugreport", "--level", "1"),
        ],
        check=True,
        timeout=SECONDS * 3,
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert _is_signed_in(demo, browser)
    told = json.loads(report.read_text("utf-8"))
    assert told["infos"]["crawled_pages_nbr"] > 50
    found = [*told["vulnerabilities"].items(), *told["anomalies"].items()]
    assert {kind: rows for kind, rows in found if rows} == {}
