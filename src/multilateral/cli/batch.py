"""One command over its inputs: the results to where they belong, a sentence for each that failed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import msgspec

from multilateral.cli.inputs import Input, InputError, collect, several
from multilateral.cli.outputs import OutputError, replace, targets
from multilateral.cli.progress import Progress
from multilateral.cli.streams import show

Work = Callable[[Input], bytes]


def run(paths: Sequence[str], work: Work, *, out: str | None, ending: str, is_json: bool) -> int:
    """Apply ``work`` to every input and write what it gives; the exit status.

    One input gives one value on standard output. Several, or a folder, give JSON Lines
    ``{"path", "document"}``, in which a result that is no JSON stands as a string. With ``out`` each
    result is a file. One input that fails never stops the rest.
    """
    many = several(paths)
    inputs, failed = collect(paths)
    for sentence in failed:
        print(sentence, file=sys.stderr)
    try:
        files = targets(inputs, out, ending, into_folder=many) if out is not None else None
    except OutputError as error:
        print(error, file=sys.stderr)
        return 2
    status = 1 if failed else 0
    with Progress(len(inputs)) as progress:
        for n, one in enumerate(inputs):
            progress.show(n, one.printed)
            try:
                result = _guarded(work, one)
                if files:
                    replace(files[n], result)
                elif many:
                    _line(one.printed, "document", msgspec.Raw(result) if is_json else result.decode())
                else:
                    show(result)
            except (InputError, OutputError) as error:
                status = 1
                progress.clear()
                print(error, file=sys.stderr)
                if many and not files:
                    _line(one.printed, "error", str(error).removeprefix(f"{one.printed}: "))
    return status


def _guarded(work: Work, one: Input) -> bytes:
    try:
        return work(one)
    except (InputError, OutputError):
        raise
    except Exception as error:
        raise one.fault(error) from error


def _line(path: str, key: str, value: msgspec.Raw | str) -> None:
    line = msgspec.json.encode({"path": path, key: value})
    # A value that was set out over several lines is drawn together: a record is a line.
    show(msgspec.json.format(line, indent=-1) + os.linesep.encode())
