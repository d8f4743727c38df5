"""A window: one person's browser, with cookies of its own, in which everything that goes wrong is noted."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 20_000
"""Milliseconds that anything may take before a test gives up on it; far beyond what is asked of the service."""


class Window:
    """A browser context on the service. ``close`` answers what went wrong in it, in sentences."""

    def __init__(
        self, browser: Any, address: str, *, scripts: bool = True, width: int = 1280, language: str = "en"
    ) -> None:
        self.address = address
        self.scripts = scripts
        self.wrong: list[str] = []
        self.context = browser.new_context(
            base_url=address, java_script_enabled=scripts, viewport={"width": width, "height": 800}, locale="en-GB"
        )
        if language != "en":
            self.context.add_cookies([{"name": "django_language", "value": language, "url": address}])
        self.context.set_default_timeout(PATIENCE)
        self.context.set_default_navigation_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _said(self, message: Any) -> None:
        # What Chromium says of an answer's status is told by the answer itself.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.wrong.append(f"{self.page.url}: console {message.type}: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"{self.page.url} asked another host: {request.url}")

    def _answered(self, response: Any) -> None:
        refused = response.request.is_navigation_request() and 400 <= response.status < 500
        if response.status >= 400 and not refused:
            self.wrong.append(f"{self.page.url}: {response.status} for {response.url}")

    def go(self, path: str) -> int:
        """Opens a page of the service; answers its status."""
        answer = self.page.goto(path)
        return int(answer.status) if answer else 200

    @property
    def path(self) -> str:
        """Where the window is."""
        parts = urlsplit(self.page.url)
        return parts.path

    def press(self, name: str, within: Any = None, *, exact: bool = True) -> None:
        """Presses a button that sends a form, and waits for the page that comes."""
        button = (within or self.page).get_by_role("button", name=name, exact=exact).first
        with self.page.expect_navigation(wait_until="load"):
            button.click()

    def follow(self, name: str | re.Pattern[str], within: Any = None) -> None:
        """Follows a link to another page."""
        link = (within or self.page).get_by_role("link", name=name).first
        with self.page.expect_navigation(wait_until="load"):
            link.click()

    def step_in(self, name: str) -> None:
        """Steps into the role of somebody of the exercise, by name, as anybody can."""
        self.go("/exercise/")
        self.press(name)
        assert self.page.get_by_role("status").filter(has_text=f"You act as {name}").count() == 1

    @property
    def words(self) -> str:
        """All words of the page's main part, shown or folded, with single blanks."""
        return " ".join(self.page.locator("main").text_content().split())

    @property
    def refusal(self) -> str:
        """The sentence with which the last act was refused, or ``""``."""
        found = self.page.get_by_role("alert").filter(has=self.page.locator("xpath=self::*[@id='refusal']"))
        return " ".join(found.first.text_content().split()) if found.count() else ""

    def entry(self, words: str) -> Any:
        """The entry of a list in which these words stand."""
        return self.page.locator("ol.entries > li, ul.entries > li").filter(has_text=words).first

    def download(self, link: Any) -> bytes:
        """The bytes behind a link, as this window gets them."""
        answer = self.context.request.get(link.get_attribute("href") if not isinstance(link, str) else link)
        assert answer.ok, f"{answer.url}: {answer.status}"
        return bytes(answer.body())

    def close(self) -> list[str]:
        """Closes the window; what went wrong in it."""
        self.context.close()
        return self.wrong
