"""A test that measures time has the machine to itself, and gets its turn."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path
from typing import Any

from tests.alone import turn


def crowd(folder: Path, inside: Any, end: Any) -> None:
    """One after another, without a pause, as the tests of one process come."""
    while not end.is_set():
        with turn(folder, alone=False):
            inside.release()
            time.sleep(0.02)
            inside.acquire()


def test_who_is_alone_gets_a_turn_in_which_nobody_else_is_inside(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    inside, end = context.Semaphore(0), context.Event()
    others = [context.Process(target=crowd, args=(tmp_path, inside, end), daemon=True) for _ in range(2)]
    for other in others:
        other.start()
    try:
        for _ in range(3):
            assert inside.acquire(timeout=60), "the others never came in"
            inside.release()
            with turn(tmp_path, alone=True):
                assert not inside.acquire(timeout=0.1), "somebody else was inside"
    finally:
        end.set()
        for other in others:
            other.join(60)
            assert other.exitcode == 0
