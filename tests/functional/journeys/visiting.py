"""A person at a browser, every page of whom is held to what the site promises."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Download,
    Locator,
    Page,
    Request,
    Response,
)
from tests.functional.journeys.demo_site import DemoSite
from tests.functional.journeys.pictures import keep_picture

DESKTOP = (1280, 900)
PHONE = (390, 844)
TAKES_PICTURES = os.environ.get("FAHENG_GUIDE") == "1"
_SERIOUS = ("error", "warning")


def size_in_words(size: tuple[int, int]) -> str:
    return "phone" if size == PHONE else "desk"


PHONE_IS_SLOW = pytest.mark.parametrize(
    "visitor",
    [DESKTOP, pytest.param(PHONE, marks=pytest.mark.slow)],
    ids=size_in_words,
    indirect=True,
)
"""For journeys whose pages the clerk or the leader walks through on the phone as well."""


@dataclass
class Visitor:
    """Goes through the site as a person does, by names of buttons, links and fields."""

    browser: Browser
    site: DemoSite
    size: tuple[int, int]
    visited: int = 0
    _complaints: list[str] = field(default_factory=list)
    _elsewhere: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_on_phone = self.size == PHONE
        self._axe = Axe()
        self._begin()

    def _begin(self) -> None:
        self._context = self.browser.new_context(
            viewport={"width": self.size[0], "height": self.size[1]},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            is_mobile=self.is_on_phone,
            has_touch=self.is_on_phone,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        self._context.set_default_timeout(15_000)
        self._context.on("request", self._note)
        self._context.on("console", self._hear)
        self._context.on(
            "weberror", lambda error: self._complaints.append(str(error.error))
        )
        self.page: Page = self._context.new_page()

    def close(self) -> None:
        self._context.close()

    # Who, and where to

    def sign_in(self, username: str, password: str | None = None) -> None:
        """In a browser nobody else has used."""
        if self.visited:
            self.close()
            self._begin()
        self.open("")
        self.fill("登录名", username)
        self.fill("密码", password or self.site.passwords[username])
        self.press("登录")

    def open(self, path: str, status: int = 200) -> Response:
        response = self.page.goto(f"{self.site.url}{path.lstrip('/')}")
        assert response is not None
        assert response.status == status, (path, response.status)
        # What is written for programs is no page to look at.
        if response.headers["content-type"].startswith("text/html"):
            self.look()
        return response

    def press(
        self, name: str, *, within: Locator | None = None, is_refused: bool = False
    ) -> None:
        """A button that leads to another page, or to this one anew."""
        place = self.page.locator("main") if within is None else within
        self.go(place.get_by_role("button", name=name, exact=True), is_refused)

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        """A link."""
        place = self.page.locator("main") if within is None else within
        self.go(place.get_by_role("link", name=name, exact=True))

    def menu(self, name: str) -> None:
        self.follow(name, within=self.page.get_by_role("navigation", name="主菜单"))

    def go(self, where: Locator, is_refused: bool = False) -> None:
        with self.page.expect_navigation() as answer:
            where.first.click()
        assert (400 <= answer.value.status < 500) is is_refused, answer.value.status
        if is_refused:
            # The browser tells of every such answer; the page says why.
            told = [each for each in self._complaints if "status of 4" in each]
            self._complaints = [each for each in self._complaints if each not in told]
        self.look()

    def fill(self, label: str, text: str, *, within: Locator | None = None) -> None:
        place = self.page.locator("main") if within is None else within
        place.get_by_label(label, exact=False).first.fill(text)

    def download(self, where: Locator, to: Path) -> Path:
        """The file a link or button hands out, kept in a folder."""
        with self.page.expect_download() as handed:
            where.first.click()
        given: Download = handed.value
        kept = to / given.suggested_filename
        given.save_as(kept)
        assert kept.stat().st_size > 0
        return kept

    # What is seen

    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text().strip()

    def says(self, text: str) -> None:
        """It stands on the page, and can be seen."""
        self.page.locator("body").get_by_text(text).locator(
            "visible=true"
        ).first.wait_for()

    def says_not(self, text: str) -> None:
        assert not self.page.locator("main").get_by_text(text).count(), text

    def panel(self, heading: str | re.Pattern[str]) -> Locator:
        return (
            self.page.locator("section, aside")
            .filter(has=self.page.get_by_role("heading", name=heading))
            .last
        )

    def row(self, text: str) -> Locator:
        return self.page.get_by_role("row").filter(has_text=text).first

    # What every page is held to

    def look(self) -> None:
        """No rule of accessibility is broken, nothing complains, nothing is fetched
        from elsewhere, and nobody has to scroll sideways."""
        self.page.wait_for_load_state("load")
        self.visited += 1
        where = urlsplit(self.page.url).path
        document = self.page.evaluate(
            "() => ({lang: document.documentElement.lang, title: document.title,"
            " wide: document.documentElement.scrollWidth})"
        )
        assert document["lang"].startswith("zh"), where
        assert re.fullmatch(r"\S.* · 法衡", document["title"], re.DOTALL), (
            where,
            document["title"],
        )
        assert document["wide"] <= self.size[0], (where, document["wide"])
        self._check_accessibility(where)
        self.check_silence()

    def check_silence(self) -> None:
        assert self._complaints == [], (self.page.url, self._complaints)
        assert self._elsewhere == [], self._elsewhere

    def _check_accessibility(self, where: str) -> None:
        found = self._axe.run(self.page).response["violations"]
        assert not found, where + "".join(
            f"\n{each['id']}: {node['html']}\n  {node['failureSummary']}"
            for each in found
            for node in each["nodes"][:5]
        )

    def picture(
        self, name: str, *, of: Locator | None = None, on_phone: bool = False
    ) -> None:
        """For the guide, when it is being renewed."""
        if TAKES_PICTURES and self.is_on_phone is on_phone:
            keep_picture(self.page, name, of)

    def _note(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("data", "blob"):
            return
        if address.netloc != urlsplit(self.site.url).netloc:
            self._elsewhere.append(request.url)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in _SERIOUS:
            at = message.location.get("url", "")
            self._complaints.append(f"{message.type}: {message.text} {at}")
