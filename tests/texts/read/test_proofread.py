"""Two resolutions as issued in PDF, read page by page by a person beside what the reader makes of them.

The sums were taken from the pages: the paragraphs and headings that begin on each, the notes at its foot, and the words
of those paragraphs, which were compared word by word.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from multilateral.texts.read import account

SHEETS = {
    "A_RES_73_3-EN.pdf": [
        (4, 252, ""),
        (6, 557, "1 2 3 4 5 6"),
        (6, 676, ""),
        (6, 466, ""),
        (7, 599, "7"),
        (5, 489, ""),
        (7, 627, ""),
        (6, 444, ""),
        (4, 582, ""),
        (6, 406, ""),
    ],
    # The first note is printed once more without being raised, and the sixth goes on at the foot of the next page.
    "A_RES_73_6-EN.pdf": [(4, 286, "1"), (9, 506, "2 3 4"), (10, 522, "5 6"), (7, 505, "6"), (9, 493, "")],
}


def sums(path: Path) -> list[tuple[int, int, str]]:
    """Of each page: the number of paragraphs and headings that begin there, their words, the notes at its foot."""
    reading = account(path.read_bytes())
    document = reading.document
    words: dict[str, int] = {}
    for one in (*document.walk(), *document.blocks):
        words[one.id or ""] = words.get(one.id or "", len(re.findall(r"\w+", one.text)))
    begin: dict[str, int] = {}
    for entry in reading.account:
        if entry.role in ("paragraph", "heading") and entry.place is not None and entry.page is not None:
            begin.setdefault(entry.place, entry.page)
    foot = {(entry.place or "", entry.page) for entry in reading.account if entry.role == "note"}
    found = []
    for page in range(1, max(begin.values()) + 1):
        here = [place for place, first in begin.items() if first == page]
        notes = " ".join(sorted(place.removeprefix("note:") for place, where in foot if where == page))
        found.append((len(here), sum(words[place] for place in here), notes))
    return found


def test_the_masthead_is_the_printed_one(shared: Path) -> None:
    one = account((shared / "data" / "documents" / "A_RES_73_6-EN.pdf").read_bytes()).document
    assert (one.symbol, one.session, one.agenda_items, one.agenda_title) == ("A/RES/73/6", "73", ["30"], None)
    assert one.adopted is not None
    assert (one.adopted.date, one.adopted.meeting) == ("2018-10-26", "26th plenary meeting")
    assert one.title is not None
    assert one.title.endswith("Peaceful Uses of Outer Space: space as a driver of sustainable development")


@pytest.mark.parametrize("name", SHEETS)
def test_every_page_has_the_paragraphs_words_and_notes_that_stand_on_it(shared: Path, name: str) -> None:
    assert sums(shared / "data" / "documents" / name) == SHEETS[name]
