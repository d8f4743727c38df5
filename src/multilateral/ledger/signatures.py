"""Whether checkpoints are signed: most of the work of a verification, so in other processes once there are many."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from multilateral.ledger.checkpoint import CheckpointError, Signer, verify

AT_ONCE = 1000
"""So many notes are handed to a process together; fewer than that are looked at in this one."""

Notes = list[tuple[int, str]]
Wrong = tuple[int, str]


class Signatures:
    """Takes notes, each with the position of its entry; tells the first that none of the ``keys`` has signed.

    A ``signer`` whose verifier key is among them looks at what it signed by signing it again. What waits for its turn
    is bounded, however long the log is.
    """

    def __init__(self, keys: Sequence[str], signer: Signer | None = None, processes: int = 1) -> None:
        self._keys = list(keys)
        self._signer = signer if signer is not None and signer.verifier_key in self._keys else None
        # A key cannot be sent to a process; one that is forked has it already.
        self._processes = processes if "fork" in multiprocessing.get_all_start_methods() else 1
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[tuple[Notes, Future[Wrong | None] | None]] = deque()
        self._notes: Notes = []
        self._wrong: Wrong | None = None

    def add(self, position: int, note: str) -> None:
        """One more; the positions grow."""
        self._notes.append((position, note))
        if len(self._notes) == AT_ONCE:
            self._waiting.append((self._notes, self._handed_on(self._notes)))
            self._notes = []
            while len(self._waiting) > 4 * self._processes:
                self._hear()

    def first_wrong(self) -> Wrong | None:
        """The position and the reason; ``None`` if all are signed. Nothing is added afterwards."""
        self._waiting.append((self._notes, None))
        while self._waiting:
            self._hear()
        if self._pool is not None:
            self._pool.shutdown()
        return self._wrong

    def _handed_on(self, notes: Notes) -> Future[Wrong | None] | None:
        if self._processes < 2:
            return None
        if self._pool is None:
            context = multiprocessing.get_context("fork")
            self._pool = ProcessPoolExecutor(self._processes, context, _begin, (self._keys, self._signer))
        try:
            return self._pool.submit(_of_these, notes)
        except BrokenProcessPool:
            return None

    def _hear(self) -> None:
        notes, answer = self._waiting.popleft()
        if self._wrong is not None:
            return
        try:
            self._wrong = answer.result() if answer else first_wrong(notes, self._keys, self._signer)
        except BrokenProcessPool:  # somebody ended a process: what it had is looked at here
            self._processes = 1
            self._wrong = first_wrong(notes, self._keys, self._signer)


def first_wrong(notes: Notes, keys: list[str], signer: Signer | None) -> Wrong | None:
    """The first that is not signed by any of the keys, with the reason."""
    for position, note in notes:
        if signer is not None and note == signer.note(note.partition("\n\n")[0] + "\n"):
            continue
        try:
            verify(note, keys)
        except CheckpointError as error:
            return position, str(error)
    return None


_known: tuple[list[str], Signer | None] = [], None


def _begin(keys: list[str], signer: Signer | None) -> None:
    global _known
    _known = keys, signer


def _of_these(notes: Notes) -> Wrong | None:
    return first_wrong(notes, *_known)
