"""How far a long command has come: one line on standard error, only where somebody looks at it."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType
from typing import Self


class Progress:
    """Shows ``12 of 340, 1 failed, 2 min left  name``; nothing for a single input, or where nobody looks at it."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._on = total > 1 and sys.stderr.isatty()
        self._began = self._shown = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def show(self, done: int, failed: int, name: str) -> None:
        """Say how many inputs are behind, how many of them failed, how long it will take, and which was the last."""
        now = time.monotonic()
        # A terminal shows no more than this, and writing to it takes longer than a small text does.
        if not self._on or (now - self._shown < 0.05 and done > 1):
            return
        self._shown = now
        width = max(20, shutil.get_terminal_size().columns - 1)
        filled = 20 * done // self._total
        wrong = f", {failed:,} failed" if failed else ""
        left = duration((now - self._began) / done * (self._total - done)) if done else ""
        bar = f"[{'#' * filled}{'.' * (20 - filled)}]"
        sys.stderr.write(f"\r\x1b[K{f'{bar} {done:,} of {self._total:,}{wrong}, {left} left  {name}'[:width]}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._on:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def duration(seconds: float) -> str:
    """``40 s``, ``3 min``, ``2 h 10 min``: as exact as an estimate is."""
    if seconds < 99:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
