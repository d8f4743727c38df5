"""Standard output and input, which can be full, closed, or read by nobody."""

from __future__ import annotations

import os
import sys


class StreamError(Exception):
    """Standard output takes nothing more: one sentence."""


def is_terminal() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def show(data: bytes) -> None:
    """Write to standard output. Raises ``StreamError``; ``BrokenPipeError`` if nobody reads on."""
    if sys.stdout is None:
        raise StreamError("standard output: it is closed, open it or give --out")
    try:
        sys.stdout.buffer.write(data)
    except OSError as error:
        raise _failed(error) from None
    flush()


def flush() -> None:
    """Send on what standard output still holds. Raises as ``show``."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise _failed(error) from None


def let_go() -> None:
    """Send what is left for standard output nowhere, so that the interpreter does not fail over it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(error: OSError) -> Exception:
    if isinstance(error, BrokenPipeError):
        return error
    let_go()
    return StreamError(f"standard output: it could not be written ({error.strerror}), make room there or give --out")
