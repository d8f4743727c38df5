"""The ledger's lines on a work, and which of its versions each brought."""

from __future__ import annotations

from collections.abc import Iterable

from multilateral.ledger import queries as ledger
from multilateral.ledger.queries import Line
from multilateral.record.models import Rendering, Version, Work


def entered_by(work: Work) -> list[Line]:
    """The ledger's lines on the work, oldest first."""
    return ledger.about(f"{Work._meta.label}:{work.pk}")


def named_in(line: Line, versions: Iterable[Version]) -> list[tuple[str, int]]:
    """The language and number of those of these versions of a work that an act brought, or brought another file of."""
    languages = {str(version.pk): version.language for version in versions}
    found: dict[str, int] = {}
    for label, key, values in (line.payload or {}).get("rows", ()):
        if label == Version._meta.label and key in languages:
            found[languages[key]] = values.get("number", 1)
        elif label == Rendering._meta.label and values["version_id"] in languages:
            found.setdefault(languages[values["version_id"]], 1)
    return sorted(found.items())
