"""The part of the real record that the ten questions are about, chosen from ``../shared`` by symbol."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

SIX = ["77/36"]
"""Held in all languages."""
ENGLISH = [
    *("74/28", "74/29", "75/32", "75/240", "77/37", "78/16", "78/182", "78/237", "78/241", "79/237"),
    *("77/69", "78/30", "78/31", "78/39", "78/49", "78/50"),
    *(f"79/{n}" for n in (*range(25, 28), *range(31, 39), *range(40, 48), 50, 51, 52, 54, 56, 58, 60, 238, 239, 240)),
]
SEEDS = ["A_C.1_77_L.23.txt"]
TEXTS = ["A_RES_73_27.txt", "A_RES_73_266.txt", "A_RES_76_19.txt"]
"""Held as extracted text only."""


def choose(shared: Path, folder: Path) -> Path:
    """Copies the files into a folder, with the lines of the vote files that are about them; answers the folder."""
    folder.mkdir()
    for source in _files(shared):
        shutil.copy(source, folder / source.name)
    wanted = {f"A/RES/{number}" for number in (*SIX, *ENGLISH)}
    for votes in sorted((shared / "data/unga/votes").glob("*.json")):
        lines = votes.read_text().splitlines(keepends=True)
        (folder / votes.name).write_text("".join(line for line in lines if json.loads(line)["symbol"] in wanted))
    return folder


def _files(shared: Path) -> Iterator[Path]:
    for number in ENGLISH:
        yield _only(shared, number, "English")
    for number in SIX:
        for language in sorted((shared / "data/unga" / number.split("/")[0]).iterdir()):
            yield _only(shared, number, language.name)
    yield from (shared / "seeds" / name for name in SEEDS)
    yield from (shared / "data/ict" / name for name in TEXTS)


def _only(shared: Path, number: str, language: str) -> Path:
    session, _, rest = number.partition("/")
    names = re.compile(rf"(?:A_RES_)?{session}_{rest}(?:_[A-Z])?(?:-\w+)?\.xml")
    (found,) = (path for path in (shared / "data/unga" / session / language).iterdir() if names.fullmatch(path.name))
    return found
