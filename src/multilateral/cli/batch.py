"""One command over its inputs: the results to where they belong, a sentence for each that failed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import msgspec

from multilateral.cli.arguments import ENDINGS
from multilateral.cli.engines import ENGINES, EngineError
from multilateral.cli.inputs import collect, several
from multilateral.cli.jobs import Job, Work
from multilateral.cli.outputs import OutputError, targets
from multilateral.cli.progress import Progress
from multilateral.cli.streams import show

_MANY = 10
"""From so many inputs on, failures are also counted at the end: nobody counts the sentences."""


def run(paths: Sequence[str], work: Work, *, to: str, out: str | None, engine: str = "cores") -> int:
    """Apply ``work`` to every input and write what it gives, which is of the format ``to``; the exit status.

    One input gives one value on standard output. Several, or a folder, give JSON Lines
    ``{"path", "document"}``, in which a result that is no JSON stands as a string. With ``out`` each
    result is a file. One input that fails never stops the rest; the last line on standard
    error counts the failures where there were many inputs.
    """
    many = several(paths)
    inputs, empty = collect(paths)
    for sentence in empty:
        print(sentence, file=sys.stderr)
    try:
        files = targets(inputs, out, ENDINGS[to], into_folder=many) if out is not None else None
    except OutputError as error:
        print(error, file=sys.stderr)
        return 2
    jobs = [Job(one, files[n] if files else None) for n, one in enumerate(inputs)]
    failed, grave = len(empty), False
    try:
        with Progress(len(jobs)) as progress:
            for n, outcome in enumerate(ENGINES[engine](jobs, work)):
                one = inputs[n]
                grave = grave or outcome.grave
                if outcome.error is not None:
                    failed += 1
                    progress.clear()
                    print(outcome.error, file=sys.stderr)
                    if many and not files:
                        _line(one.printed, "error", outcome.error.removeprefix(f"{one.printed}: "))
                elif outcome.data is not None and many:
                    _line(one.printed, "document", msgspec.Raw(outcome.data) if to == "json" else outcome.data.decode())
                elif outcome.data is not None:
                    show(outcome.data)
                progress.show(n + 1, failed, one.printed)
    except EngineError as error:
        print(error, file=sys.stderr)
        return 2
    if failed and len(jobs) >= _MANY:
        print(f"{len(jobs) - failed + len(empty):,} of {len(jobs):,} done, {failed:,} failed", file=sys.stderr)
    return 1 if failed or grave else 0


def _line(path: str, key: str, value: msgspec.Raw | str) -> None:
    line = msgspec.json.encode({"path": path, key: value})
    # A value that was set out over several lines is drawn together: a record is a line.
    show(msgspec.json.format(line, indent=-1) + os.linesep.encode())
