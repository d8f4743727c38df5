"""``multilateral write``: documents, or document JSON, to another format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from multilateral.cli import arguments
from multilateral.cli.batch import run
from multilateral.cli.inputs import Input
from multilateral.texts import write
from multilateral.texts.write import ENDINGS, FORMATS, Format


def main(argv: Sequence[str]) -> int:
    """Write documents; the exit status."""
    parser = arguments.parser("write", "Write documents, as issued or as document JSON, in another format.")
    parser.add_argument("path", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    arguments.add_format(parser, FORMATS, required=True)
    arguments.add_out(parser)
    parser.add_argument("--language", metavar="xx", help="the language, where it should not be recognised: en, fr …")
    given = parser.parse_args(argv)
    to = cast(Format, given.to)

    def written(one: Input) -> bytes:
        return write(one.document(given.language), to)

    return run(given.path, written, out=given.out, ending=ENDINGS[to], is_json=to == "json")
