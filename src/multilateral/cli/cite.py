"""``multilateral cite``: what documents refer to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from multilateral.cli import arguments

if TYPE_CHECKING:
    from multilateral.cli.inputs import Input
    from multilateral.cli.jobs import Result


def main(argv: Sequence[str]) -> int:
    """List the citations of documents; the exit status."""
    parser = arguments.parser("cite", "List what documents refer to: symbol, date, place, printed words.")
    arguments.add_paths(parser)
    arguments.add_format(parser, ("json", "text"))
    arguments.add_out(parser)
    arguments.add_engine(parser)
    given = parser.parse_args(argv)
    to = arguments.chosen_format(parser, given)

    # The engine is loaded once the command is known to be right: --help answers at once.
    from multilateral.cli.batch import run

    return run(given.path, partial(_cited, to=to), to=to, out=given.out, engine=given.engine)


def _cited(one: Input, to: str) -> Result:
    from multilateral.cli.jobs import Result
    from multilateral.texts.cite import citations_json
    from multilateral.texts.write.indented import indented

    value = citations_json(one.document())
    if to == "json":
        return Result(indented(value))
    return Result("".join(f"{_line(citation)}\n" for citation in value["citations"]).encode("utf-8", "replace"))


def _line(citation: dict[str, object]) -> str:
    """One citation for the eye: place, symbol, date, and the printed words where they differ from the symbol."""
    place = citation.get("paragraph") or (
        f"note {citation['note']}" if citation.get("note") else f"masthead, {citation.get('masthead')}"
    )
    date = f"  {citation['date']}" if citation.get("date") else ""
    inherited = " (as before)" if citation.get("date_inherited") else ""
    printed = f"  “{citation['text']}”" if citation["text"] != citation["target"] else ""
    return f"{place:<10}  {citation['target']}{date}{inherited}{printed}"
