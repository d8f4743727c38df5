"""``multilateral lineage SYMBOL``: the family of a text, as the record knows it."""

from __future__ import annotations

import sys
from typing import Any

from multilateral.server.commands.options import begin, migrate, parser, print_json


def main(argv: list[str]) -> int:
    """Exit status 0, or 1 if the record does not hold the text."""
    made = parser("lineage", "Prints the family of a text: what it goes on from, what goes on in, what it recalls.")
    made.add_argument("symbol", metavar="SYMBOL", help="in any spelling: A/RES/77/36, a/res/77/36, 77/36")
    made.add_argument("--to", choices=("json", "text"), help="text on a terminal, else json")
    options = made.parse_args(argv)
    begin(options)
    migrate()
    from multilateral.api.lineage import lineage_of

    value = lineage_of(options.symbol)
    if value is None:
        print(f"{options.symbol}: this is not in the record; load it, or try another spelling", file=sys.stderr)
        return 1
    if (options.to or ("text" if sys.stdout.isatty() else "json")) == "json":
        print_json(value)
    else:
        print("\n".join(_lines(value)))
    return 0


def _lines(value: dict[str, Any]) -> list[str]:
    day = value["adopted_on"]
    lines = [f"{value['symbol']}  {value['title']}", f"adopted {day}" if day else f"dated {value['date'] or 'nowhere'}"]
    for name, heading in (("goes_on_from", "goes on from"), ("goes_on_in", "goes on in")):
        for step in value[name]:
            lines.append(
                f"{heading} {step['symbol']}: {step['relation']}, {step['basis']} ({'; '.join(step['reasons'])})"
            )
    for type in dict.fromkeys(relation["type"] for relation in value["relations"]):
        known = [r["target"] + ("" if r["held"] else "*") for r in value["relations"] if r["type"] == type]
        lines.append(f"{type}: {', '.join(known)}")
    if value["topic"]:
        lines.append(f"topic: {value['topic']['title']}")
        for text in value["topic"]["texts"]:
            lines.append(f"  {text['date'] or '          '}  {text['symbol']}{'' if text['adopted'] else '  (draft)'}")
    if any(not relation["held"] for relation in value["relations"]):
        lines.append("* not held in this record")
    return lines
