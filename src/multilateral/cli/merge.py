"""``multilateral merge``: a base text and what delegations marked in Word, in one bracketed, attributed text."""

from __future__ import annotations

from collections.abc import Sequence

from multilateral.cli import marked


def main(argv: Sequence[str]) -> int:
    """Merge the proposals into the base; the exit status."""
    says = "Set every tracked change of Word files in the base text, attributed, those that meet side by side."
    return marked.run(argv, "merge", says, ("json", "html", "docx", "text"), _written)


def _written(gathered: marked.Gathered, to: str) -> bytes:
    from multilateral.texts.write import docx_merge, rolling
    from multilateral.texts.write.indented import indented

    base, found, left = gathered.base, gathered.found, gathered.left
    match to:
        case "docx":
            return docx_merge.merged(base, [proposal for _, proposal in found])
        case "html":
            return rolling.rolling_html(base, found, left)
        case "text":
            return rolling.rolling_text(base, found, left).encode("utf-8", "replace")
    return indented(rolling.rolling_json(base, found, left))
