"""How far a long command has come: one line on standard error, only where somebody looks at it."""

from __future__ import annotations

import shutil
import sys
from types import TracebackType
from typing import Self


class Progress:
    """Shows ``12 of 340  name``; nothing for a single input, and nothing where standard error is no terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._on = total > 1 and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def show(self, done: int, name: str) -> None:
        """Say that ``done`` inputs are behind and which is at work."""
        if not self._on:
            return
        width = max(20, shutil.get_terminal_size().columns - 1)
        filled = 20 * done // self._total
        line = f"[{'#' * filled}{'.' * (20 - filled)}] {done + 1} of {self._total}  {name}"
        sys.stderr.write(f"\r\x1b[K{line[:width]}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._on:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
