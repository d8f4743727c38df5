"""``multilateral amend``: what delegations marked in Word, as proposals to a base text."""

from __future__ import annotations

from collections.abc import Sequence

from multilateral.cli import marked


def main(argv: Sequence[str]) -> int:
    """List the proposals; the exit status: 0 also where some could not be placed."""
    says = "List every tracked change of Word files as a proposal to the base text, and what has no place in it."
    return marked.run(argv, "amend", says, ("json", "text"), _written)


def _written(gathered: marked.Gathered, to: str) -> bytes:
    from multilateral.texts.write import rolling
    from multilateral.texts.write.indented import indented

    if to == "text":
        return rolling.proposals_text(gathered.found, gathered.left).encode("utf-8", "replace")
    return indented(rolling.proposals_json(gathered.base, gathered.found, gathered.left))
