"""What the finder finds: a citation, with what else its target might be."""

from __future__ import annotations

from dataclasses import dataclass, field

from multilateral.texts.model import Citation


@dataclass(slots=True)
class Found:
    """A citation; ``alternatives`` are other symbols that the printed words may mean."""

    citation: Citation
    alternatives: list[str] = field(default_factory=list)
