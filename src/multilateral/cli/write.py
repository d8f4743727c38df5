"""``multilateral write``: documents, or document JSON, to another format."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from multilateral.cli import arguments

if TYPE_CHECKING:
    from multilateral.texts.write import Format


def main(argv: Sequence[str]) -> int:
    """Write documents; the exit status."""
    parser = arguments.parser("write", "Write documents, as issued or as document JSON, in another format.")
    parser.add_argument("path", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    arguments.add_format(parser, arguments.READABLE, required=True)
    arguments.add_out(parser)
    arguments.add_language(parser)
    arguments.add_engine(parser)
    given = parser.parse_args(argv)
    to = cast("Format", given.to)
    arguments.check_out(parser, to, given.out)

    # The engine is loaded once the command is known to be right: --help answers at once.
    from multilateral.cli.batch import run
    from multilateral.cli.read import written
    from multilateral.texts.write import ENDINGS

    work = partial(written, language=given.language, to=to)
    return run(given.path, work, out=given.out, ending=ENDINGS[to], is_json=to == "json", engine=given.engine)
