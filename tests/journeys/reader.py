"""A researcher or a delegate with a question to the record: their clicks are counted, typing is free."""

from __future__ import annotations

import re
import time
from typing import Any

from tests.journeys.window import Window


class Reader(Window):
    """Begins at the front page. ``clicks`` are links, buttons and forms sent; ``seconds`` since they began."""

    def begin(self) -> None:
        """The front page, with nothing asked yet."""
        self.go("/")
        self.clicks, self._since = 0, time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._since

    def follow(self, name: str | re.Pattern[str], within: Any = None) -> None:
        """A link, by its words."""
        self.clicks += 1
        super().follow(name, within)

    def turn(self, name: str | re.Pattern[str], within: Any = None) -> None:
        """A link to another place of the same page."""
        self.clicks += 1
        (within or self.page).get_by_role("link", name=name).first.click()

    def press(self, name: str, within: Any = None, *, exact: bool = True) -> None:
        """A button."""
        self.clicks += 1
        super().press(name, within, exact=exact)

    def open(self, name: str) -> None:
        """Unfolds what is folded under a heading."""
        self.clicks += 1
        self.page.locator("summary").filter(has_text=name).first.click()

    def type(self, label: str, words: str) -> None:
        """Writes into the field of that label."""
        self.page.get_by_label(label, exact=True).first.fill(words)

    def choose(self, label: str, option: str) -> None:
        """Chooses from the list of that label."""
        self.page.get_by_label(label, exact=True).first.select_option(label=option)

    def search(self, words: str) -> None:
        """Asks the search of the page."""
        self.type("Search the record", words)
        self.press("Search")

    def section(self, heading: str) -> str:
        """The words of the section under a heading, with single blanks."""
        found = self.page.locator("section").filter(has=self.page.get_by_role("heading", name=heading)).last
        return " ".join(found.inner_text().split())
