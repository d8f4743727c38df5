"""Consecutive resolutions of one title in the record: what a delegation calls last year's text and this year's."""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from pathlib import Path

from lxml import etree

from tests.tools import SHARED

UNGA = SHARED / "data" / "unga"
_TITLE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}docTitle"


def consecutive(count: int | None = None, *, seed: int = 1, language: str = "English") -> list[tuple[Path, Path]]:
    """Pairs of files of one title, no session between that has it too; ``count`` of them drawn with ``seed``."""
    by_title: dict[str, list[tuple[int, str, Path]]] = defaultdict(list)
    for folder in sorted(UNGA.glob("[0-9]*")):
        for path in sorted((folder / language).glob("*.xml")):
            if title := _title(path):
                by_title[title].append((int(folder.name), path.name, path))
    found: list[tuple[Path, Path]] = []
    for texts in by_title.values():
        of: dict[int, list[Path]] = defaultdict(list)
        for session, _, path in texts:
            of[session].append(path)
        sessions = sorted(of)
        for a, b in itertools.pairwise(sessions):
            # One title may stand over several resolutions of a session; they are taken in their order.
            found += zip(of[a], of[b], strict=False)
    found.sort()
    if count is not None and count < len(found):
        found = sorted(random.Random(seed).sample(found, count))
    return found


def _title(path: Path) -> str:
    for _, element in etree.iterparse(path, tag=_TITLE, recover=True):
        if element.get("refersTo") == "#resolutionTitle":
            # "Programme budget for 2020" is the title of the year before, too.
            return re.sub(r"[\W\d]+", " ", "".join(element.itertext())).strip().casefold()
    return ""
