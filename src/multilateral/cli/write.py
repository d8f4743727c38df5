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
    arguments.add_paths(parser)
    arguments.add_format(parser, tuple(arguments.ENDINGS), required=True)
    arguments.add_out(parser)
    arguments.add_language(parser)
    arguments.add_engine(parser)
    given = parser.parse_args(argv)
    to = cast("Format", arguments.chosen_format(parser, given))

    # The engine is loaded once the command is known to be right: --help answers at once.
    from multilateral.cli.batch import run
    from multilateral.cli.read import written

    work = partial(written, language=given.language, to=to)
    return run(given.path, work, to=to, out=given.out, engine=given.engine)
