"""``multilateral merge``: a base text and what delegations marked in Word, in one bracketed, attributed text."""

from __future__ import annotations

from collections.abc import Sequence

from multilateral.cli import arguments, marked

_ENDINGS = {"json": ".json", "html": ".html", "docx": ".docx", "text": ".txt"}


def main(argv: Sequence[str]) -> int:
    """Merge the proposals into the base; the exit status."""
    parser = arguments.parser(
        "merge", "Set every tracked change of Word files in the base text, attributed, those that meet side by side."
    )
    marked.add_inputs(parser)
    arguments.add_format(parser, tuple(_ENDINGS))
    arguments.add_out(parser)
    given = parser.parse_args(argv)
    to = given.to or arguments.default_format()
    arguments.check_out(parser, to, given.out)

    def written(gathered: marked.Gathered) -> bytes:
        import msgspec

        from multilateral.texts.write import docx_merge, rolling

        base, found, left = gathered.base, gathered.found, gathered.left
        match to:
            case "docx":
                return docx_merge.merged(base, [proposal for _, proposal in found])
            case "html":
                return rolling.rolling_html(base, found, left)
            case "text":
                return rolling.rolling_text(base, found, left).encode("utf-8", "replace")
        value = rolling.rolling_json(base, found, left)
        return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"

    return marked.run(parser, given.base, given.marked, given.out, _ENDINGS[to], written)
