"""Damaged files of every format: each is read, or refused with one sentence, in bounded time and memory.

Each case runs in a process of its own kind, so that a reader that is brought down, hangs or fills the memory is a
finding and not the end of the run. What was found is kept as a test of its own, named by its fault.
"""

from __future__ import annotations

import io
import multiprocessing
import random
import resource
import time
import zipfile
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from multilateral.texts import cite, read, write
from multilateral.texts.model import Document, Note, Paragraph, TextError, from_json, to_json
from tests.soak import Soak

SAMPLE = Path(__file__).parent.parent / "samples" / "sound.txt"
MEMORY = 3 << 30
SECONDS = 20.0
FORMATS = ("akn", "docx", "html", "pdf", "text")
SIGNS = (
    *rb"< > & &#x110000; &#1; ]]> <!-- <![CDATA[ <p> </p> <table> <w:p/> <w:tbl> <w:ins> <w:del>".split(),
    *b"obj endstream xref 1/1/ A/RES/ \0 \xff\xfe".split(b" "),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"/Length 999999999", b"(a)" * 40, b"9" * 400, b"\n" * 300, b"    " * 99),
    *(sign.encode() for sign in "\u202e\u0600㈠"),
)


@cache
def sample(form: str) -> bytes:
    """An invented text with a table's worth of levels and two notes, in this format."""
    document = read(SAMPLE.read_text(encoding="utf-8"))
    document.notes = [Note("1", "A/77/1.", "pp3", 10), Note("2", "See A/77/2, paras. 3–5.", "op2.a", 4)]
    document.operative[1].paragraphs[0].paragraphs = [Paragraph("op2.a.i", "(i)", None, "At dusk;")]
    return write(document, form)  # type: ignore[arg-type]


def damage(data: bytes, source: random.Random) -> bytes:
    """The bytes with a few of the faults that files come with."""
    out = bytearray(data)
    for _ in range(source.choice((1, 1, 2, 5, 20))):
        at, length = source.randrange(len(out) + 1), source.choice((1, 1, 4, 40, 400))
        match source.randrange(7):
            case 0:
                out[at : at + length] = b""
            case 1:
                out[at:at] = source.choice(SIGNS)
            case 2:
                out[at : at + length] = source.randbytes(length)
            case 3:
                out[at:at] = bytes(out[at : at + length]) * source.choice((2, 9, 90))
            case 4:
                del out[at:]
            case 5:
                other = source.randrange(len(out) + 1)
                out[at:at] = out[other : other + length]
            case _:
                if at < len(out):
                    out[at] ^= 1 << source.randrange(8)
        if not out:
            return b""
    return bytes(out)


def damaged(form: str, source: random.Random) -> bytes:
    """A damaged file; of an archive mostly the parts are damaged, so that more than its wrapping is tried."""
    data = sample(form)
    if form != "docx" or source.random() < 0.2:
        return damage(data, source)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hurt = source.choice([n for n in names if n.endswith(".xml")])
        for name in names:
            if name != hurt or source.random() < 0.9:
                new.writestr(name, damage(old.read(name), source) if name == hurt else old.read(name))
    return out.getvalue()


def serve(pipe: Connection) -> None:
    """Reads what comes through the pipe, and says what came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        data = pipe.recv_bytes()
        try:
            document = read(data)
            same = to_json(from_json(to_json(document))) == to_json(document)
            pipe.send("read" if same else "its JSON does not come back the same")
        except TextError as error:
            text = str(error)
            pipe.send("refused" if text and "\n" not in text and len(text) < 400 else f"no sentence: {text!r}")
        except BaseException as error:
            pipe.send(f"{type(error).__name__}: {error}")


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
        started = time.monotonic()
        try:
            self.pipe.send_bytes(data)
            if not self.pipe.poll(SECONDS):
                self.end()
                return f"it did not end within {SECONDS:.0f} s"
            answer = str(self.pipe.recv())
        except (EOFError, BrokenPipeError, ConnectionResetError):
            code = self.process.exitcode
            self.end()
            return f"the reader was brought down ({code})"
        taken = time.monotonic() - started
        return answer if taken < SECONDS / 2 else f"{answer}, but only after {taken:.0f} s"


@pytest.mark.soak
@pytest.mark.parametrize("form", FORMATS)
def test_a_damaged_file_is_read_or_refused(form: str) -> None:
    soak = Soak(f"read {form}", seconds=6)
    end = time.monotonic() + 600
    tried = 0
    with Reader() as reader:
        for _number, source in soak.cases(1_000_000):
            data = damaged(form, source)
            answer = reader.ask(data)
            assert answer in ("read", "refused"), f"{soak.last}: {answer}"
            tried += 1
            if time.monotonic() > end:
                break
    assert tried > 0
    print(f"{form}: {tried:,} damaged files")


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
