"""What a page shows, for tests: its words without markup, and its forms."""

from __future__ import annotations

import re
from html import unescape
from typing import Any


def words(response: Any) -> str:
    """The page as one reads it: markup gone, blanks folded."""
    main = response.content.decode().split('<main id="main">')[1].split("</main>")[0]
    return (
        unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))
        .replace(" .", ".")
        .replace(" ,", ",")
        .replace(" :", ":")
    )


def buttons(response: Any) -> set[str]:
    """What can be pressed in the page itself: the values of ``do``."""
    main = response.content.decode().split('<main id="main">')[1].split("</main>")[0]
    return set(re.findall(r'name="do" value="(\w+)"', main))
