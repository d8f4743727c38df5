"""Eight writers at once, and a reader at the tail who misses nothing."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from django.db import connections

from multilateral.ledger import queries as ledger
from multilateral.parties import acts
from multilateral.server.transfer import verify_here
from tests.cast import gather

WRITERS, EACH = 8, 6


@pytest.mark.django_db(transaction=True)
def test_a_reader_of_the_tail_misses_nothing_while_eight_write() -> None:
    cast = gather()
    start, done = ledger.size(), threading.Event()
    seen: list[int] = []
    faults: list[Any] = []

    def write(writer: int) -> None:
        try:
            for number in range(EACH):
                acts.enrol_person(by=cast.operator, slug=f"writer-{writer}-{number}", name=f"Writer {writer}")
        except Exception as fault:  # reported in the main thread
            faults.append(fault)
        finally:
            connections.close_all()

    def read() -> None:
        try:
            last = start - 1
            while not (done.is_set() and last == ledger.size() - 1):
                for line in ledger.tail(last):
                    seen.append(line.position)
                    last = line.position
                time.sleep(0.005)
        finally:
            connections.close_all()

    reader = threading.Thread(target=read)
    reader.start()
    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join(timeout=30)
    assert not faults
    assert seen == list(range(start, start + WRITERS * EACH))
    assert verify_here().holds
