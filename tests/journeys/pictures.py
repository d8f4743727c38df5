"""``python -m tests.journeys.pictures [FOLDER]``: the pictures of the README, of the exercise as a visitor finds it.

Invented States and invented words; whoever runs it gets the same pictures, but for the dates.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.server.service import running
from tests.tools import chromium

TOPIC = "ex-requests-for-assistance-in-information-and-communications-technology-incidents"
PHRASE = (
    "the first judge of whether, when and from whom assistance should be sought; requests are answered in two hours"
)
PICTURES = {
    "thread.png": ("/texts/ex-wg-3-l-4#op3", 1000),
    "matrix.png": (f"/lineage/{TOPIC}#matrix", 1000),
    "agreed.png": (f"/agreed-language?language=en&text={PHRASE}", 1100),
}
"""By name: the page, and how many pixels of it are seen."""


def main() -> None:
    """Writes the pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        environment = os.environ | {"MULTILATERAL_HOME": home}
        with running(environment) as service:
            for name, (path, height) in PICTURES.items():
                page = browser.new_page(base_url=service.address, viewport={"width": 1280, "height": height})
                page.goto(path)
                page.screenshot(path=folder / name)
                print(folder / name)
        browser.close()


if __name__ == "__main__":
    main()
