"""``multilateral load PATH…``: files and folders into the record, as many as there are; stopped, it goes on later."""

from __future__ import annotations

import sys

from multilateral.cli.inputs import collect, no_files
from multilateral.server.commands.options import begin, migrate, parser

TEXTS = (".xml", ".txt", ".pdf", ".docx", ".html", ".htm", ".json", ".jsonl")
"""The endings of files that are taken from a folder; a file that is named itself may end as it likes."""


def main(argv: list[str]) -> int:
    """Exit status 0 if every file is in the record, 1 if one could not be entered."""
    made = parser("load", "Enters files and folders in the record. What is held already is passed over.")
    made.add_argument("paths", metavar="PATH", nargs="+", help="a document, or a folder of documents")
    options = made.parse_args(argv)
    inputs, empty = collect(options.paths)
    empty += [one for one in no_files(options.paths) if one.partition(": ")[0].lower().endswith(TEXTS)]
    for sentence in empty:
        print(sentence, file=sys.stderr)
    named = set(options.paths)
    inputs = [one for one in inputs if one.path in named or one.below.suffix.lower() in TEXTS]
    begin(options)
    migrate()
    from multilateral.server.loading import Stopped, load_all

    try:
        done = load_all(inputs, named)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    print(done.sentence())
    return 1 if done.failed or empty else 0
