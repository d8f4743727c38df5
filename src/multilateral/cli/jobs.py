"""One piece of work: an input, what is to be done with it, where the result goes, and what came of it.

Everything here can be sent to another process or another machine: the same job gives the same outcome anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from multilateral.cli.inputs import Input
from multilateral.cli.outputs import OutputError, replace


@dataclass(frozen=True, slots=True)
class Result:
    """What a command makes of one input; ``grave`` where the exit status shall say so (an error found by a check)."""

    data: bytes
    grave: bool = False


Work = Callable[[Input], Result]
"""What a command does with each of its inputs: a function of a module, or a ``partial`` of one, so that it travels."""


@dataclass(frozen=True, slots=True)
class Job:
    """One input, and the file that its result goes to if it goes to one."""

    input: Input
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result, unless it went to its file, or the sentence that says what went wrong."""

    data: bytes | None = None
    error: str | None = None
    grave: bool = False


def do(job: Job, work: Work) -> Outcome:
    """Do the job; whatever goes wrong with it is its outcome."""
    try:
        result = work(job.input)
        if job.file is None:
            return Outcome(result.data, grave=result.grave)
        replace(job.file, result.data)
        return Outcome(grave=result.grave)
    except OutputError as error:
        return Outcome(error=str(error))
    except Exception as error:
        return Outcome(error=str(job.input.failed(error)))
