"""Where results go: standard output, one file, or a folder that mirrors the inputs."""

from __future__ import annotations

import contextlib
import os
import stat
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

from multilateral.cli.inputs import STANDARD_INPUT, Input
from multilateral.cli.streams import show

ENDINGS = (".akn.xml", ".txt", ".pdf", ".docx", ".html", ".xml", ".json")
"""Known endings of inputs, the longest first; one of them is taken off before the result's own is put on."""


class OutputError(Exception):
    """The command cannot write where it was told to: one sentence."""


def targets(inputs: Sequence[Input], out: str, ending: str, *, into_folder: bool) -> list[Path]:
    """The file that each input's result goes to.

    One input goes to the file ``out``, or into it if it is a folder or ends in a slash. With
    ``into_folder`` every result goes into the folder ``out``, below the same folders as its input.
    Results that would meet, or would meet an input, keep the whole name of their input. Raises
    ``OutputError`` if ``out`` is of the wrong kind.
    """
    folder = Path(out)
    is_folder = out.endswith(("/", os.sep)) or folder.is_dir()
    if not into_folder and not is_folder:
        if any(_same(folder, one) for one in inputs):
            raise OutputError(f"{out}: the result would replace its own input, give another --out")
        return [folder]
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{out}: several results need a folder and this is a file, give another --out")
    short = [folder / one.below.parent / f"{stem(one.below.name)}{ending}" for one in inputs]
    taken = Counter(map(_key, short))
    occupied = {_key(Path(one.path)) for one in inputs if one.path != STANDARD_INPUT}
    named = [
        path if taken[_key(path)] == 1 and _key(path) not in occupied else path.with_name(f"{one.below.name}{ending}")
        for path, one in zip(short, inputs, strict=True)
    ]
    return _apart(named, occupied, ending)


def stem(name: str) -> str:
    """``name`` less its last known ending; a name that is nothing but an ending stays whole."""
    low = name.lower()
    for known in ENDINGS:
        if low.endswith(known) and len(name) > len(known):
            return name[: -len(known)]
    return name


def deliver(data: bytes, file: Path | None) -> None:
    """Write ``data`` to ``file``, or to standard output if there is none. Raises ``OutputError``, and as ``show``."""
    if file is None:
        show(data)
    else:
        replace(file, data)


def replace(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that at every moment there is the whole old file or the whole new one.

    A link stays and what it leads to is replaced; a device or a pipe is written to. Raises ``OutputError``.
    """
    part: Path | None = None
    try:
        kept = _mode(path)
        if kept is not None and not stat.S_ISREG(kept) and not stat.S_ISDIR(kept):
            with open(path, "wb") as file:
                file.write(data)
            return
        path = Path(os.path.realpath(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
        with open(part, "wb") as file:
            file.write(data)
        if kept is not None:
            part.chmod(stat.S_IMODE(kept))
        os.replace(part, path)
    except OSError as error:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        shown = os.fsencode(path).decode("utf-8", "replace")
        raise OutputError(f"{shown}: it could not be written ({error.strerror}), give another --out") from None


def _mode(path: Path) -> int | None:
    """What ``path`` leads to and who may do what with it; ``None`` if there is nothing yet."""
    try:
        return path.stat().st_mode
    except OSError:
        return None


def _apart(named: list[Path], occupied: set[str], ending: str) -> list[Path]:
    # Two folders may hold files of one name; the later ones are counted.
    used: set[str] = set(occupied)
    out: list[Path] = []
    for path in named:
        free, n = path, 1
        while _key(free) in used:
            n += 1
            free = path.with_name(f"{path.name.removesuffix(ending)}-{n}{ending}")
        used.add(_key(free))
        out.append(free)
    return out


def _same(path: Path, one: Input) -> bool:
    return one.path != STANDARD_INPUT and _key(path) == _key(Path(one.path))


def _key(path: PurePath) -> str:
    # Compared without case: on many systems Draft.txt and draft.txt are one file.
    return os.path.abspath(path).casefold()
