"""A person's browser at one form, as the tests of filling it in use it."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from faheng.site.bureaus.models import User
from faheng.site.planning.models import Declaration, Indicator


class Desk:
    """One person's browser at one form, listening for anything that goes wrong."""

    def __init__(
        self,
        browser: Browser,
        server: LiveServer,
        user: User,
        declaration: Declaration,
        width: int = 1280,
    ) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        self.context.add_cookies(
            [{"name": "sessionid", "value": session, "url": server.url}]
        )
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.url = f"{server.url}/planning/declarations/{declaration.pk}/edit/"
        self.page.goto(self.url)

    def _hear(self, message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            self.complaints.append(str(getattr(message, "text", message)))

    def cell(self, row: Indicator, field: str) -> str:
        return f"#f-indicator-{row.pk}-{field}"

    def heard(self, row: Indicator, field: str) -> str:
        return f"#said-indicator-{row.pk}-{field}"

    def type(self, selector: str, text: str) -> None:
        self.page.fill(selector, text)
        self.page.press(selector, "Tab")

    def expect_saved(self) -> None:
        expect(self.page.locator("#saved")).to_contain_text("已保存")

    def paste(self, selector: str, text: str) -> None:
        self.page.focus(selector)
        self.page.evaluate(
            """([selector, text]) => {
              const data = new DataTransfer();
              data.setData("text/plain", text);
              document.querySelector(selector).dispatchEvent(new ClipboardEvent(
                "paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }""",
            [selector, text],
        )

    def delay(self, address: str, milliseconds: int) -> None:
        """Answers from addresses that contain this arrive so much later."""
        self.page.evaluate(
            """([part, wait]) => {
              const ask = window.fetch;
              window.fetch = async (...all) => {
                const answer = await ask(...all);
                if (String(all[0]).includes(part)) {
                  await new Promise((go) => setTimeout(go, wait));
                }
                return answer;
              };
            }""",
            [address, milliseconds],
        )

    def look(self) -> None:
        """As when the window is come back to: it asks what others have changed."""
        self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    def focused(self) -> str:
        found: str = self.page.evaluate("document.activeElement.id")
        return found

    def fits(self) -> bool:
        width = self.page.evaluate("document.documentElement.scrollWidth")
        return bool(width <= self.page.evaluate("window.innerWidth"))

    def faults(self) -> list[str]:
        found = Axe().run(self.page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:200]}"
            for each in found
            for node in each["nodes"]
        ]
