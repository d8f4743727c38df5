"""``multilateral find "words"``: the paragraphs of the record in which all the words stand.

With ``--agreed`` the words are a phrase or a draft, and what of it was adopted before is told.
"""

from __future__ import annotations

import sys

from multilateral.server.commands.options import begin, migrate, parser, print_json

DID = ("sponsored", "yes", "no", "abstain", "not listed")
SIFTING = (
    ("body", "SLUG", "only texts of this body, such as general-assembly"),
    ("committee", "NAME", "only texts that this Main Committee reported on, as sources name it"),
    ("session", "N", "only texts of this session"),
    ("year", "YYYY", "only texts of this year"),
    ("kind", "KIND", "only resolutions, say, or draft resolutions"),
    ("topic", "SLUG", "only texts on this agenda topic"),
    ("text", "SYMBOL", "only this text"),
)


def main(argv: list[str]) -> int:
    """Exit status 0, also where nothing is found."""
    made = parser(
        "find", 'Searches the record. Words in "quotation marks" stand together; weapon* finds all that begin so.'
    )
    made.add_argument("words", metavar="WORDS", nargs="*", help="all of them stand in one paragraph")
    made.add_argument("--language", metavar="xx", help="only texts in this language, such as en")
    for name, metavar, told in SIFTING:
        made.add_argument(f"--{name}", metavar=metavar, help=told)
    made.add_argument("--adopted", choices=("recorded vote", "without a vote", "not told", "draft"))
    made.add_argument("--state", metavar="CODE", help="a State, such as che; say with --did what it did")
    made.add_argument("--did", choices=DID, help="what the State did with the text")
    made.add_argument(
        "--order", choices=("title", "newest", "oldest"), default="title", help="words in the title first (default)"
    )
    made.add_argument(
        "--agreed", action="store_true", help="what of the words was adopted before: first and last, body, count, vote"
    )
    made.add_argument("--limit", metavar="N", type=int, default=20, help="at most so many results (20)")
    made.add_argument("--to", choices=["text", "json"], default="text" if sys.stdout.isatty() else "json")
    options = made.parse_args(argv)
    if not 1 <= options.limit <= 1000:
        made.error("--limit: give a number from 1 to 1000")
    if bool(options.state) != bool(options.did):
        made.error("--state and --did go together: name the State, and what it did")
    begin(options)
    migrate()
    if options.agreed:
        return _agreed(" ".join(options.words), options.language or "en", options.to)
    from multilateral.api.search import searched
    from multilateral.record.queries import SIFTED, Sieve, meant

    values = {name: getattr(options, name) for name in SIFTED if getattr(options, name)}
    text = (meant(options.text) or options.text) if options.text else ""
    sieve = Sieve(values, text, options.state or "", options.did or "")
    words = " ".join(options.words)
    if not words and sieve.idle:
        made.error("say what to find: words, or a filter such as --session 78")
    found = searched(words, sieve, order=options.order, limit=options.limit)
    if options.to == "json":
        print_json(found.model_dump(mode="json"))
        return 0
    for result in found.results:
        print(f"{result.date or ''}  {result.symbol}, {result.paragraph} ({result.language})\n    {result.snippet}")
    shown = f", {len(found.results)} shown" if len(found.results) < found.count else ""
    days = f", {found.coverage.first} to {found.coverage.last}" if found.coverage.first else ""
    print(f"{found.count:,} found{shown}. Searched: {found.coverage.documents:,} documents{days}.")
    return 0


def _agreed(text: str, language: str, to: str) -> int:
    """Each clause of the text, and the texts that adopted it first and last."""
    from multilateral.api.record import AgreedLanguage, agreed_json
    from multilateral.bodies.queries import names
    from multilateral.record.agreed import agreed

    found = agreed(text, language)
    if to == "json":
        print_json(AgreedLanguage.model_validate(agreed_json(found)).model_dump(mode="json"))
        return 0
    bodies = names(match.body for one in found.clauses for match in one.matches)
    for one in found.clauses:
        print(f"{one.status}, adopted in {one.adoptions:,}: {one.text}")
        for name, match in (("first", one.first), ("last", one.last)):
            if match is not None:
                told = (bodies[match.body], match.vote or "how it was adopted is not held")
                print(f"    {name} {match.date}  {match.symbol}, {match.paragraph}; {'; '.join(filter(None, told))}")
    days = f", {found.coverage.first} to {found.coverage.last}" if found.coverage.first else ""
    print(f"Held against {found.coverage.documents:,} adopted texts ({language}){days}.")
    return 0
