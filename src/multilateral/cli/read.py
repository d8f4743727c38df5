"""``multilateral read``: documents to what they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from multilateral.cli import arguments

if TYPE_CHECKING:
    from multilateral.cli.inputs import Input
    from multilateral.cli.jobs import Result
    from multilateral.texts.read import Reading
    from multilateral.texts.write import Format


def main(argv: Sequence[str]) -> int:
    """Read documents; the exit status."""
    parser = arguments.parser("read", "Read documents and print what they are: masthead, paragraphs, notes, citations.")
    arguments.add_paths(parser)
    arguments.add_format(parser, tuple(arguments.ENDINGS))
    arguments.add_out(parser)
    arguments.add_language(parser)
    arguments.add_engine(parser)
    parser.add_argument(
        "--account",
        action="store_true",
        help="print, as JSON, what became of every character of the input instead of the document",
    )
    given = parser.parse_args(argv)
    to = cast("Format", arguments.chosen_format(parser, given))

    # The engine is loaded once the command is known to be right: --help answers at once.
    from multilateral.cli.batch import run

    if given.account:
        if given.to not in (None, "json"):
            parser.error("--account is printed as JSON only, leave --to out")
        counted = partial(_counted, language=given.language)
        return run(given.path, counted, to="json", out=given.out, engine=given.engine)

    work = partial(written, language=given.language, to=to)
    return run(given.path, work, to=to, out=given.out, engine=given.engine)


def written(one: Input, language: str | None, to: Format) -> Result:
    """The document in ``one``, written in the format ``to``."""
    from multilateral.cli.jobs import Result
    from multilateral.texts import write

    return Result(write(one.document(language), to))


def _counted(one: Input, language: str | None) -> Result:
    from multilateral.cli.jobs import Result

    return Result(_account(one.reading(language)))


def _account(reading: Reading) -> bytes:
    """Lines and characters of the input by what they were taken for; blanks are not counted."""
    import msgspec

    from multilateral.texts.write.indented import indented

    classes = {role: {"lines": lines, "characters": count} for role, (lines, count) in reading.sums().items()}
    value = {
        "schema": "multilateral/account/1",
        "symbol": reading.document.symbol,
        "characters": sum(sums["characters"] for sums in classes.values()),
        "classes": classes,
        "lines": msgspec.to_builtins(reading.account),
    }
    return indented(value)
