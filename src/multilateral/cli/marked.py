"""What ``amend`` and ``merge`` have in common: a base text, Word files marked by delegations, one result."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multilateral.cli.inputs import Input
    from multilateral.texts.model import Document
    from multilateral.texts.proposals import Proposal, Unplaced

from multilateral.cli import arguments


@dataclass(slots=True)
class Gathered:
    """The base, and what the files hold; each proposal and what has no place comes with the name of its file."""

    base: Document
    found: list[tuple[str, Proposal]] = field(default_factory=list)
    left: list[tuple[str, Unplaced]] = field(default_factory=list)


def add_inputs(parser: arguments.Parser) -> None:
    """Add BASE and MARKED."""
    parser.add_argument("base", metavar="BASE", help="the text that is proposed to: a file, or - for standard input")
    parser.add_argument("marked", nargs="+", metavar="MARKED", help="a Word file of it with tracked changes")


def run(
    parser: arguments.Parser,
    base: str,
    marked: list[str],
    out: str | None,
    ending: str,
    write: Callable[[Gathered], bytes],
) -> int:
    """Read the base and the marked files, and write one result; a marked file that fails does not stop the others."""
    from multilateral.cli.inputs import STANDARD_INPUT, InputError, collect
    from multilateral.cli.outputs import OutputError, replace, targets
    from multilateral.cli.streams import show

    for path in (base, *marked):
        if path != STANDARD_INPUT and os.path.isdir(path):
            parser.error(f"{path} is a folder, give files")
    text = collect([base])[0][0]
    files = [collect([path])[0][0] for path in marked]
    try:
        file = targets([text, *files], out, ending, into_folder=False)[0] if out is not None else None
    except OutputError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        gathered = Gathered(text.document())
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    status = 0
    for one in files:
        try:
            _add(gathered, one)
        except InputError as error:
            print(error, file=sys.stderr)
            status = 1
    for name, missed in gathered.left if ending == ".docx" else ():
        # A Word file has no place for them, and nothing may be lost unsaid.
        print(f"{name}: {missed.author}: not placed: {missed.text!r}. {missed.reason}", file=sys.stderr)
    if status and not gathered.found and not gathered.left and len(files) == 1:
        return status
    try:
        result = write(gathered)
        if file:
            replace(file, result)
        else:
            show(result)
    except OutputError as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _add(gathered: Gathered, one: Input) -> None:
    from multilateral.cli.inputs import InputError
    from multilateral.texts.model import TextError
    from multilateral.texts.proposals import proposals
    from multilateral.texts.read.docx_changes import read_marked

    data = one.bytes()
    try:
        found, left = proposals(gathered.base, read_marked(data, name=one.below.name, language=gathered.base.language))
    except TextError as error:
        raise InputError(f"{one.printed}: {error}") from None
    except Exception as error:
        raise one.fault(error) from error
    gathered.found += [(one.below.name, proposal) for proposal in found]
    gathered.left += [(one.below.name, missed) for missed in left]
