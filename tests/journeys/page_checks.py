"""What is asked of every page: by eye, by ear, by keyboard, on a telephone, on a slow line."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError

FOCUSABLE = """() => {
  const all = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")].filter(
    (e) => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length
      && e.checkVisibility({ visibilityProperty: true }));
  const groups = new Map();
  for (const e of all) if (e.type === "radio") {
    const key = (e.form?.id || "") + "|" + e.name;
    if (!groups.has(key) || (e.checked && !groups.get(key).checked)) groups.set(key, e);
  }
  window.stops = all.filter((e) => e.type !== "radio" || [...groups.values()].includes(e));
  return window.stops.length;
}"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { at: window.stops.indexOf(e), ring, is: e.outerHTML.slice(0, 120) };
}"""
MOST_STOPS = 90
"""How many stops of the Tab key are walked on one page; a list goes on in the same way."""


def axe(page: Any) -> list[str]:
    """The findings of axe, each with its first element."""
    found = Axe().run(page).response["violations"]
    return [f"axe {v['id']}: {v['help']} ({len(v['nodes'])}), {v['nodes'][0]['html'][:160]}" for v in found]


def overflow(page: Any) -> list[str]:
    """Whether the page itself scrolls sideways, and by which element."""
    wide = page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room && document.body.scrollWidth <= room) return null;
          const out = [...document.querySelectorAll("main *, header *, footer *")].filter((e) => {
            const box = e.getBoundingClientRect();
            return box.width && (box.right > room + 1 || box.left < -1) && !e.closest(".scroll, pre, .hidden, svg");
          });
          return (out[0] || document.body).outerHTML.slice(0, 160);
        }"""
    )
    return [f"scrolls sideways: {wide}"] if wide else []


def keyboard(page: Any) -> list[str]:
    """The skip link comes first and leads to the text; Tab reaches everything, in order, and shows where it is."""
    wrong = []
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    stops = page.evaluate(FOCUSABLE)
    for number in range(min(stops, MOST_STOPS)):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        while here and here["at"] == number - 1 and 'type="date"' in here["is"]:
            # A date is typed in parts, each a stop of its own.
            page.keyboard.press("Tab")
            here = page.evaluate(FOCUSED)
        if number == 0 and (not here or 'class="skip"' not in here["is"]):
            wrong.append(f"the first stop is not the skip link but {here and here['is']}")
        if here is None or here["at"] != number:
            stop = page.evaluate("(at) => window.stops[at].outerHTML.slice(0, 120)", number)
            wrong.append(f"stop {number} of the Tab key should be {stop}, but is {here and here['is']}")
            break
        if not here["ring"]:
            wrong.append(f"focus is not visible on {here['is']}")
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    try:
        page.wait_for_url("**#main", timeout=20_000)
    except TimeoutError:
        wrong.append("the skip link does not lead to the text")
    return wrong
