"""Damaged files of every format: each is read, or refused with one sentence, in bounded time and memory.

Each case runs in a process of its own kind, so that a reader that is brought down, hangs or fills the memory is a
finding and not the end of the run. What was found is kept as a test of its own, named by its fault.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from multilateral.texts import cite, read
from multilateral.texts.model import Document, Paragraph, TextError, from_json, to_json
from tests.soak import Soak
from tests.texts.read.damage import FORMATS, damaged, samples

MEMORY = 2 << 30
SECONDS, WORK = 60.0, 10.0
"""How long a file may take: by the clock, and of the processor, which does not depend on what else the machine does."""
A_MEGABYTE = 4.0
"""What each million bytes may take besides, of the processor: five million of dense text are read in 13 s."""


def serve(pipe: Connection) -> None:
    """Reads what comes through the pipe, and says what came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        data = pipe.recv_bytes()
        started = time.process_time()
        try:
            document = read(data)
            ids = [one.id for part in (document, *document.parts) for one in part.walk()]
            if to_json(from_json(to_json(document))) != to_json(document):
                pipe.send("its JSON does not come back the same")
            elif len(document.parts) == 0 and len(ids) != len(set(ids)):
                pipe.send("two paragraphs have one id")
            elif time.process_time() - started > WORK + A_MEGABYTE * len(data) / 1e6:
                pipe.send(f"read, but only after {time.process_time() - started:.0f} s of work")
            else:
                pipe.send("read")
        except TextError as error:
            text = str(error)
            pipe.send("refused" if text and "\n" not in text and len(text) < 400 else f"no sentence: {text!r}")
        except BaseException as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            pipe.send(f"{type(error).__name__}: {str(error)[:300]} ({Path(at.filename).name}, line {at.lineno})")


class Reader:
    """A process that reads; another takes its place where it is brought down."""

    def __init__(self) -> None:
        self.process: multiprocessing.process.BaseProcess | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None

    def ask(self, data: bytes) -> str:
        """``read``, ``refused``, or what went wrong."""
        if self.process is None:
            self.pipe, theirs = multiprocessing.Pipe()
            self.process = multiprocessing.get_context("fork").Process(target=serve, args=(theirs,), daemon=True)
            self.process.start()
            theirs.close()
        try:
            self.pipe.send_bytes(data)
            patience = SECONDS + 10 * A_MEGABYTE * len(data) / 1e6
            if not self.pipe.poll(patience):
                self.end()
                return f"it did not end within {patience:.0f} s"
            return str(self.pipe.recv())
        except (EOFError, BrokenPipeError, ConnectionResetError):
            code = self.process.exitcode
            self.end()
            return f"the reader was brought down ({code})"


@pytest.mark.soak
@pytest.mark.parametrize("form", FORMATS)
def test_a_damaged_file_is_read_or_refused(form: str) -> None:
    """Goes on after a fault, so that one run shows all that it meets; each can be run again by its case."""
    assert samples(form)
    soak = Soak(f"read {form}", seconds=6)
    end = time.monotonic() + 600
    said: Counter[str] = Counter()
    faults: dict[str, str] = {}
    slowest = (0.0, "")
    with Reader() as reader:
        for _number, source in soak.cases(1_000_000):
            data = damaged(form, source)
            started = time.monotonic()
            answer = reader.ask(data)
            slowest = max(slowest, (time.monotonic() - started, soak.last))
            said[answer] += 1
            if answer not in ("read", "refused"):
                faults.setdefault(answer, soak.last)
            if time.monotonic() > end or len(faults) > 30:
                break
    print(f"{form}: {said.total():,} files, {said['refused']:,} refused, longest {slowest[0]:.1f} s ({slowest[1]})")
    assert said.total() > 0
    assert not faults, "\n".join(f"{case}: {answer}" for answer, case in faults.items())


PIECES = (
    *"resolution |resolutions |decision |31/6| A| and B| to E|1514 (XV)|1325 (2000)|S-10/2|ES-11/1|A/77/L.5".split("|"),
    *" and Add.1|A/RES/|A/AC.292/2022/INF/4|/|(|)|1/|99/999| of 12 December 2019|, | and |Human Rights Council ".split(
        "|"
    ),
    *"Article 51 of the Charter|United Nations, Treaty Series, vol. |, No. |第|号决议|القرار |75/240|резолюция ".split(
        "|"
    ),
    *("résolution ", "XXVI", "A" * 50, "1" * 50, "((((", "))))", "–", "\u2011", "\n", "“", "٧٥/٢٤٠"),
)


@pytest.mark.soak
def test_the_citations_of_any_words_are_found_in_bounded_time() -> None:
    soak = Soak("cite", seconds=6)
    end = time.monotonic() + 600
    for _number, source in soak.cases(1_000_000):
        text = "".join(source.choice(PIECES) for _ in range(source.choice((5, 50, 500, 5000))))
        language = source.choice(("en", "fr", "es", "ru", "ar", "zh"))
        started = time.process_time()
        found = cite(Document(language=language, symbol="A/C.1/77/L.1", preamble=[Paragraph("pp1", text=text)]))
        assert time.process_time() - started < 5, f"{soak.last}: {len(text)} characters"
        for one in found:
            assert text[one.start : one.end] == one.text, soak.last
            assert one.target, soak.last
        if time.monotonic() > end:
            break
