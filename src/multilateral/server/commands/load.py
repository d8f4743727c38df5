"""``multilateral load PATH…``: files and folders into the record, as many as there are; stopped, it goes on later."""

from __future__ import annotations

import sys
from pathlib import Path

from multilateral.cli.inputs import collect, no_files
from multilateral.server.commands.options import begin, migrate, parser

TEXTS = (".xml", ".txt", ".pdf", ".docx", ".html", ".htm", ".json", ".jsonl")
"""The endings of files that are taken from a folder; a file that is named itself may end as it likes."""


def main(argv: list[str]) -> int:
    """Exit status 0 if every file is in the record, 1 if one could not be entered."""
    made = parser("load", "Enters files and folders in the record. What is held already is passed over.")
    made.add_argument("paths", metavar="PATH", nargs="*", help="a document, or a folder of documents")
    made.add_argument("--public", action="store_true", help="fetch the General Assembly's published resolutions")
    made.add_argument("--yes", action="store_true", help="fetch without asking")
    options = made.parse_args(argv)
    if options.public:
        begin(options)
        from django.conf import settings

        from multilateral.server.public import NotFetched, agreed, fetch

        try:
            if not agreed(options.yes):
                return 0
            options.paths.append(str(fetch(Path(settings.MULTILATERAL_HOME))))
        except NotFetched as error:
            print(f"load: {error}", file=sys.stderr)
            return 1
    elif not options.paths:
        made.error("name files or folders, or give --public")
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
