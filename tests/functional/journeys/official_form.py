"""The page a declaration is filled in on, as it is used from the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Response, expect
from tests.functional.journeys.visiting import Visitor


class OfficialForm:
    """Cells by the name of their indicator and the heading of their column."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._page = visitor.page

    def row(self, indicator: str) -> Locator:
        return self._page.locator("tr.line").filter(has_text=indicator)

    def cell(self, indicator: str, column: str) -> Locator:
        cells = self.row(indicator).locator(".cell")
        return cells.filter(has=self._page.locator(f"[aria-label$='{column}']"))

    def field(self, cell: Locator) -> Locator:
        return cell.locator(".field")

    def named(self, label: str) -> Locator:
        """A cell that stands in no row."""
        named = self._page.get_by_label(label, exact=True)
        return self._page.locator(".cell").filter(has=named)

    def type_into(self, cell: Locator, text: str, *, then: str = "Tab") -> None:
        """What stands there is replaced; the key behind it leaves the cell."""
        self._overwrite(cell, text)
        with self.answered("/cells/"):
            self._page.keyboard.press(then)
        expect(self._page.locator("#saved")).to_contain_text("已保存")

    def is_understood(self, cell: Locator, text: str, words: str) -> None:
        """While it is typed, before it is kept."""
        self._overwrite(cell, text)
        expect(cell.locator(".meant")).to_contain_text(words)

    def _overwrite(self, cell: Locator, text: str) -> None:
        self.field(cell).focus()
        self._page.keyboard.press("Control+A")
        self._page.keyboard.type(text)

    def choose(self, cell: Locator, option: str) -> None:
        with self.answered("/cells/"):
            self.field(cell).select_option(option)

    def finding(self, words: str) -> Locator:
        return self._page.locator("article.finding").filter(has_text=words)

    @contextmanager
    def answered(self, ending: str) -> Iterator[None]:
        """Until what was done inside is answered by the site."""

        def is_it(response: Response) -> bool:
            return response.url.endswith(ending)

        with self._page.expect_response(is_it) as answer:
            yield
        assert answer.value.ok, answer.value.status
