"""A window that stays open: when each change shows in it, and whether its place is kept meanwhile."""

from __future__ import annotations

from typing import Any

from tests.journeys.window import Window

LOOK = """(words) => {
  const shown = () => document.querySelector("main").textContent.replace(/\\s+/g, " ").includes(words);
  const now = () => performance.timeOrigin + performance.now();
  window.shownAt = new Promise((done) => {
    if (shown()) return done(-1);
    const look = new MutationObserver(() => { if (shown()) { look.disconnect(); done(now()); } });
    look.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    setTimeout(() => { look.disconnect(); done(0); }, 15000);
  });
}"""
ACTED = """() => {
  const [went] = performance.getEntriesByType("navigation");
  return { pressed: performance.timeOrigin, done: performance.timeOrigin + went.redirectEnd };
}"""


class Watch:
    """Measures, for one window after another, how long after an act its words stand in the window that stays open.

    ``figures`` holds (what, seconds since the button was pressed, seconds since the act was acknowledged).
    """

    def __init__(self, window: Window) -> None:
        self.window = window
        self.figures: list[tuple[str, float, float]] = []

    def expect(self, words: str) -> None:
        """Begins to look for these words, which must not stand there yet."""
        self.window.page.evaluate(LOOK, words)

    def seen(self, what: str, actor: Window) -> None:
        """Notes when the words appeared, measured from the last act of ``actor``."""
        shown: float = self.window.page.evaluate("() => window.shownAt")
        acted: dict[str, float] = actor.page.evaluate(ACTED)
        assert shown >= 0, f"{what}: the words stood there before the act"
        assert shown > 0, f"{what}: not shown within 15 seconds"
        self.figures.append((what, (shown - acted["pressed"]) / 1000, (shown - acted["done"]) / 1000))

    def report(self) -> str:
        """The figures as lines."""
        return "\n".join(
            f"{what}: {p:.2f} s after the press, {d:.2f} s after it was done" for what, p, d in self.figures
        )


def place(page: Any, selector: str) -> float:
    """How far below the top of the window an element stands, in CSS pixels."""
    return float(page.locator(selector).evaluate("(e) => e.getBoundingClientRect().top"))
