"""A window that stays open: when each change shows in it, and whether its place is kept meanwhile."""

from __future__ import annotations

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


class Place:
    """Where somebody is on a page: how far it is scrolled, what is unfolded, what is typed by half."""

    def __init__(self, window: Window, reading: str, *, unfolded: str = "", typed: str = "", words: str = "") -> None:
        """``reading``, ``unfolded`` and ``typed`` are selectors: an element in view, a ``details``, a ``textarea``."""
        self.page, self.reading, self.unfolded, self.typed, self.words = window.page, reading, unfolded, typed, words
        if unfolded:
            self.page.locator(f"{unfolded} > summary").click()
        if typed:
            self.page.locator(typed).press_sequentially(words)
        self.page.locator(reading).evaluate("(e) => e.scrollIntoView({ block: 'center' })")
        self.page.evaluate("window.neverLoadedAgain = true")
        self.top = self._top()
        self.scrolled = self.page.evaluate("scrollY")

    def _top(self) -> float:
        return float(self.page.locator(self.reading).evaluate("(e) => e.getBoundingClientRect().top"))

    def is_kept(self) -> None:
        """Raises where anything of it is lost."""
        assert self.page.evaluate("window.neverLoadedAgain"), "the page was loaded again"
        moved = abs(self._top() - self.top)
        assert moved <= 2, f"what was read moved by {moved} pixels"
        if self.unfolded:
            assert self.page.locator(self.unfolded).evaluate("(e) => e.open"), "what was unfolded was folded"
        if self.typed:
            assert self.page.locator(self.typed).input_value() == self.words, "half-typed words were lost"
