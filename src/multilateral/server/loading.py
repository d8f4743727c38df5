"""Files and folders into the record: read on all cores, entered one act a file, in the order of their paths."""

from __future__ import annotations

import contextlib
import pickle
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.db import DatabaseError

from multilateral.cli.engines import all_cores
from multilateral.cli.inputs import Input, InputError
from multilateral.cli.jobs import Job, Result
from multilateral.cli.progress import Progress
from multilateral.parties import acts as parties
from multilateral.parties.acting import By, Overtaken, Refused
from multilateral.record import acts, queries
from multilateral.record.files import DamagedFile, fingerprint
from multilateral.record.gathering import gather
from multilateral.record.loading import prepare
from multilateral.record.proceedings import digest, is_proceedings, lines
from multilateral.server.collections import Collections
from multilateral.server.troubles import lasting, told
from multilateral.texts.model import TextError


class Stopped(Exception):
    """Nothing more can be entered, and trying the rest would only say so once a file: one sentence."""


@dataclass(slots=True)
class Done:
    """What a load came to: files entered, files that were held already, files that failed."""

    entered: int = 0
    held: int = 0
    failed: int = 0

    def sentence(self) -> str:
        """The whole in a line."""
        return f"{self.entered:,} entered, {self.held:,} held already, {self.failed:,} failed"


def load_all(inputs: Sequence[Input], named: Collection[str] = ()) -> Done:
    """Enters every input that is not held yet. A failure is one sentence on standard error and stops nothing.

    JSON is taken where it holds proceedings; other JSON is passed over, unless its path is among the ``named``.
    Raises ``Stopped`` where the machine takes no more: what was entered stays, and the same load goes on later.
    """
    by = parties.found()
    done = Done()
    held = queries.files_held()
    lines_held = queries.proceedings_held()
    new = []
    collections = Collections(by)
    for one in inputs:
        try:
            content = one.bytes()
        except InputError as error:
            print(error, file=sys.stderr)
            done.failed += 1
            continue
        if is_proceedings(content):
            _enter_lines(by, one, content, lines_held, done, collections)
        elif one.below.suffix.lower() in (".json", ".jsonl") and one.path not in named:
            continue
        elif fingerprint(content) in held:
            done.held += 1
        else:
            new.append(one)
    with Progress(len(new)) as progress:
        for n, outcome in enumerate(all_cores([Job(one) for one in new], _prepared)):
            sentence = outcome.error or _enter(by, new[n], outcome.data or b"", done, collections)
            if sentence is not None:
                done.failed += 1
                progress.clear()
                print(sentence, file=sys.stderr)
            progress.show(n + 1, done.failed, new[n].printed)
    # What is not gathered now the tick gathers later: the texts are entered.
    with contextlib.suppress(DatabaseError):
        gather(60)
    return done


def _enter(by: By, one: Input, prepared: bytes, done: Done, collections: Collections) -> str | None:
    """Enters one file; the sentence that says why not, if it was refused."""
    try:
        acts.load(
            by=by,
            found=pickle.loads(prepared),  # noqa: S301 - ours
            content=one.bytes(),
            path=str(one.below),
            source=collections.of(one),
        )
    except InputError as error:
        return str(error)
    except Overtaken:
        done.held += 1  # another load came first
    except (Refused, DamagedFile, OSError, DatabaseError) as error:
        return f"{one.printed}: {_told(error, one)}"
    else:
        done.entered += 1
    return None


def _told(error: Exception, one: Input) -> str:
    if (sentence := lasting(error)) is not None:
        raise Stopped(f"{one.printed}: {sentence}; what was entered before it stays") from error
    return told(error)


def _enter_lines(
    by: By, one: Input, content: bytes, held: Collection[str], done: Done, collections: Collections
) -> None:
    """Enters the lines of a file that tells how texts came about; a line that cannot be is told of, the rest stands."""
    entered = failed = 0
    path = str(one.below)
    rows = list(lines(content))
    with Progress(len(rows)) as progress:
        for n, (number, line) in enumerate(rows, 1):
            try:
                if isinstance(line, TextError):
                    raise line
                if digest(line) not in held:
                    source = collections.of(one)
                    acts.enter_proceedings(by=by, line=line, content=content, path=path, number=number, source=source)
                    entered += 1
            except (TextError, Refused, DamagedFile, OSError, DatabaseError) as error:
                failed += 1
                progress.clear()
                print(f"{one.printed}: {_told(error, one)}", file=sys.stderr)
            progress.show(n, failed, f"{one.printed}, line {number}")
    if failed:
        done.failed += 1
    elif entered:
        done.entered += 1
    else:
        done.held += 1


def _prepared(one: Input) -> Result:
    return Result(pickle.dumps(prepare(one.bytes(), PurePath(one.path).name), pickle.HIGHEST_PROTOCOL))
