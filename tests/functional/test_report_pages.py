"""The HTML report as people look at it: in a browser, on a desk, a phone and paper."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, Request

from faheng.api.reporting import REPORTS
from faheng.api.reviewing import Reviewed, review_file

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "src" / "faheng" / "cli" / "samples").iterdir())
WIDTHS = (1280, 390)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reports(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, tuple[Path, Reviewed]]:
    """Each sample's report, and the review it shows."""
    folder = tmp_path_factory.mktemp("reports")
    made = {}
    for number, sample in enumerate(SAMPLES):
        reviewed = review_file(sample)
        page = folder / f"{number}.html"
        page.write_text(REPORTS["html"](reviewed), "utf-8")
        made[sample.name] = (page, reviewed)
    return made


class Watched:
    """A page, with what went wrong on it and what it asked for."""

    def __init__(self, browser: Browser, width: int) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 900})
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._note)

    def open(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        return self.page

    def _hear(self, message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            self.complaints.append(str(message))

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [sample.name for sample in SAMPLES])
def test_report_is_readable(
    browser: Browser,
    reports: dict[str, tuple[Path, Reviewed]],
    name: str,
    width: int,
) -> None:
    path, reviewed = reports[name]
    watched = Watched(browser, width)
    page = watched.open(path)
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert watched.complaints == []
        assert watched.requests == [path.as_uri()]
        for finding in reviewed.review.findings:
            if finding.severity == "info":
                continue
            message = page.get_by_text(finding.message, exact=False).first
            assert message.is_visible(), finding.message
    finally:
        page.close()


def test_report_prints(
    browser: Browser, reports: dict[str, tuple[Path, Reviewed]], tmp_path: Path
) -> None:
    name = next(name for name in reports if name.endswith("预算.pdf"))
    path, reviewed = reports[name]
    page = Watched(browser, 1280).open(path)
    printed = tmp_path / "意见.pdf"
    page.pdf(path=printed, format="A4")
    page.close()
    pages = pypdf.PdfReader(printed).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    for finding in reviewed.review.findings:
        assert finding.code in text
