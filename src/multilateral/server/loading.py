"""Files and folders into the record: read on all cores, entered one act a file, in the order of their paths."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.db import OperationalError

from multilateral.cli.engines import all_cores
from multilateral.cli.inputs import Input, InputError
from multilateral.cli.jobs import Job, Result
from multilateral.cli.progress import Progress
from multilateral.parties import acts as parties
from multilateral.parties.acting import By, Refused
from multilateral.record import acts, queries
from multilateral.record.files import DamagedFile, fingerprint
from multilateral.record.loading import prepare


@dataclass(slots=True)
class Done:
    """What a load came to: files entered, files that were held already, files that failed."""

    entered: int = 0
    held: int = 0
    failed: int = 0

    def sentence(self) -> str:
        """The whole in a line."""
        return f"{self.entered:,} entered, {self.held:,} held already, {self.failed:,} failed"


def load_all(inputs: Sequence[Input]) -> Done:
    """Enters every input that is not held yet. A failure is one sentence on standard error and stops nothing."""
    by = parties.found()
    done = Done()
    held = queries.files_held()
    new = []
    for one in inputs:
        try:
            content = one.bytes()
        except InputError as error:
            print(error, file=sys.stderr)
            done.failed += 1
            continue
        if fingerprint(content) in held:
            done.held += 1
        else:
            new.append(one)
    with Progress(len(new)) as progress:
        for n, outcome in enumerate(all_cores([Job(one) for one in new], _prepared)):
            sentence = outcome.error or _enter(by, new[n], outcome.data or b"")
            if sentence is None:
                done.entered += 1
            else:
                done.failed += 1
                progress.clear()
                print(sentence, file=sys.stderr)
            progress.show(n + 1, done.failed, new[n].printed)
    return done


def _enter(by: By, one: Input, prepared: bytes) -> str | None:
    """Enters one file; the sentence that says why not, if it was refused."""
    try:
        acts.load(by=by, found=pickle.loads(prepared), content=one.bytes(), path=str(one.below))  # noqa: S301 - ours
    except InputError as error:
        return str(error)
    except (Refused, DamagedFile, OSError, OperationalError) as error:
        return f"{one.printed}: {error}"
    return None


def _prepared(one: Input) -> Result:
    return Result(pickle.dumps(prepare(one.bytes(), PurePath(one.path).name), pickle.HIGHEST_PROTOCOL))
