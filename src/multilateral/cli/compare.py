"""``multilateral compare``: two documents and what changed between them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from multilateral.cli import arguments
from multilateral.cli.streams import is_terminal

if TYPE_CHECKING:
    from multilateral.cli.inputs import Input
    from multilateral.texts.model import Document

_FORMATS = ("json", "html", "docx", "text")


def main(argv: Sequence[str]) -> int:
    """Compare two documents; the exit status: 0 also where they differ."""
    parser = arguments.parser("compare", "Compare two documents, paragraph by paragraph and word by word.")
    parser.add_argument("old", metavar="OLD", help="the earlier text: a file, or - for standard input")
    parser.add_argument("new", metavar="NEW", help="the later text: a file, or - for standard input")
    arguments.add_format(parser, _FORMATS)
    arguments.add_out(parser)
    given = parser.parse_args(argv)
    to = arguments.chosen_format(parser, given)

    # The engine is loaded once the command is known to be right: --help answers at once.
    from multilateral.cli.inputs import STANDARD_INPUT, InputError, collect
    from multilateral.cli.outputs import OutputError, deliver

    if given.old == given.new == STANDARD_INPUT:
        parser.error("only one of the two texts can come from standard input")
    for path in (given.old, given.new):
        if path != STANDARD_INPUT and os.path.isdir(path):
            parser.error(f"{path} is a folder, give two files")
    old, new = (collect([path])[0][0] for path in (given.old, given.new))
    try:
        file = _target(old, new, given.out, arguments.ENDINGS[to])
    except OutputError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        before, after = old.document(), new.document()
        try:
            result = _result(before, after, to, colour=file is None and is_terminal())
        except Exception as error:
            raise new.failed(error) from error
        deliver(result, file)
    except (InputError, OutputError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _target(old: Input, new: Input, out: str | None, ending: str) -> Path | None:
    if out is None:
        return None
    from multilateral.cli.inputs import STANDARD_INPUT
    from multilateral.cli.outputs import OutputError, targets

    # The result bears the name of the later text, and may replace neither.
    file = targets([new], out, ending, into_folder=False)[0]
    if old.path != STANDARD_INPUT and os.path.abspath(file) == os.path.abspath(old.path):
        raise OutputError(f"{out}: the result would replace its own input, give another --out")
    return file


def _result(old: Document, new: Document, to: str, *, colour: bool) -> bytes:
    from multilateral.texts import compare
    from multilateral.texts.write import comparison
    from multilateral.texts.write.indented import indented

    value = compare(old, new)
    match to:
        case "html":
            return comparison.html(value, old, new)
        case "docx":
            from multilateral.texts.write.docx_redline import redline

            return redline(value, old, new)
        case "text":
            return comparison.text(value, old, new, colour=colour).encode("utf-8", "replace")
    return indented(value)
