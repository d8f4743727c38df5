"""``multilateral amend``: what delegations marked in Word, as proposals to a base text."""

from __future__ import annotations

from collections.abc import Sequence

from multilateral.cli import arguments, marked

_ENDINGS = {"json": ".json", "text": ".txt"}


def main(argv: Sequence[str]) -> int:
    """List the proposals; the exit status: 0 also where some could not be placed."""
    parser = arguments.parser(
        "amend", "List every tracked change of Word files as a proposal to the base text, and what has no place in it."
    )
    marked.add_inputs(parser)
    arguments.add_format(parser, tuple(_ENDINGS))
    arguments.add_out(parser)
    given = parser.parse_args(argv)
    to = given.to or arguments.default_format()

    def written(gathered: marked.Gathered) -> bytes:
        import msgspec

        from multilateral.texts.write import rolling

        if to == "text":
            return rolling.proposals_text(gathered.found, gathered.left).encode("utf-8", "replace")
        value = rolling.proposals_json(gathered.base, gathered.found, gathered.left)
        return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"

    return marked.run(parser, given.base, given.marked, given.out, _ENDINGS[to], written)
