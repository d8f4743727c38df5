"""``multilateral find "words"``: the paragraphs of the record in which all the words stand."""

from __future__ import annotations

import sys

from multilateral.server.commands.options import begin, migrate, parser, print_json


def main(argv: list[str]) -> int:
    """Exit status 0, also where nothing is found."""
    made = parser("find", 'Searches the record. Words in "quotation marks" stand together.')
    made.add_argument("words", metavar="WORDS", nargs="+", help="all of them stand in one paragraph")
    made.add_argument("--language", metavar="xx", help="only texts in this language, such as en")
    made.add_argument("--limit", metavar="N", type=int, default=20, help="at most so many results (20)")
    made.add_argument("--to", choices=["text", "json"], default="text" if sys.stdout.isatty() else "json")
    options = made.parse_args(argv)
    if not 1 <= options.limit <= 1000:
        made.error("--limit: give a number from 1 to 1000")
    begin(options)
    migrate()
    from multilateral.api.record import searched

    found = searched(" ".join(options.words), language=options.language, limit=options.limit)
    if options.to == "json":
        print_json(found.model_dump(mode="json"))
        return 0
    for result in found.results:
        print(f"{result.date or ''}  {result.symbol}, {result.paragraph} ({result.language})\n    {result.snippet}")
    shown = f", {len(found.results)} shown" if len(found.results) < found.count else ""
    days = f", {found.coverage.first} to {found.coverage.last}" if found.coverage.first else ""
    print(f"{found.count:,} found{shown}. Searched: {found.coverage.documents:,} documents{days}.")
    return 0
