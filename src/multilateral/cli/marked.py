"""What ``amend`` and ``merge`` have in common: a base text, Word files marked by delegations, one result."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
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


def run(
    argv: Sequence[str], command: str, says: str, formats: Sequence[str], write: Callable[[Gathered, str], bytes]
) -> int:
    """The whole command: its arguments, the base and the marked files read, one result written; the exit status.

    A marked file that fails does not stop the others.
    """
    parser = arguments.parser(command, says)
    parser.add_argument("base", metavar="BASE", help="the text that is proposed to: a file, or - for standard input")
    parser.add_argument("marked", nargs="+", metavar="MARKED", help="a Word file of it with tracked changes")
    arguments.add_format(parser, formats)
    arguments.add_out(parser)
    given = parser.parse_args(argv)
    to = arguments.chosen_format(parser, given)

    # The engine is loaded once the command is known to be right: --help answers at once.
    from multilateral.cli.inputs import STANDARD_INPUT, InputError, collect
    from multilateral.cli.outputs import OutputError, deliver, targets

    for path in (given.base, *given.marked):
        if path != STANDARD_INPUT and os.path.isdir(path):
            parser.error(f"{path} is a folder, give files")
    base, *files = (collect([path])[0][0] for path in (given.base, *given.marked))
    try:
        ending = arguments.ENDINGS[to]
        file = targets([base, *files], given.out, ending, into_folder=False)[0] if given.out is not None else None
    except OutputError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        gathered = Gathered(base.document())
        failed = [one for one in files if not _added(gathered, one)]
        if to == "docx":
            for name, missed in gathered.left:
                # A Word file has no place for them, and nothing may be lost unsaid.
                print(f"{name}: {missed.author}: not placed: {missed.text!r}. {missed.reason}", file=sys.stderr)
        if failed and len(files) == 1:
            return 1
        try:
            result = write(gathered, to)
        except Exception as error:
            raise base.failed(error) from error
        deliver(result, file)
    except (InputError, OutputError) as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if failed else 0


def _added(gathered: Gathered, one: Input) -> bool:
    """Gather what ``one`` proposes; ``False``, with a sentence on standard error, if it cannot be read."""
    from multilateral.texts.proposals import proposals
    from multilateral.texts.read.docx_changes import read_marked

    try:
        marked = read_marked(one.bytes(), name=one.below.name, language=gathered.base.language)
        found, left = proposals(gathered.base, marked)
    except Exception as error:
        print(one.failed(error), file=sys.stderr)
        return False
    gathered.found += [(one.below.name, proposal) for proposal in found]
    gathered.left += [(one.below.name, missed) for missed in left]
    return True
