"""What the operative paragraphs of a text do: who is asked for what and until when, and what is decided."""

from __future__ import annotations

from multilateral.texts.model import Document
from multilateral.texts.operative.act import ASKING, CONSIDER, DIRECTIVE, FOLLOWED_UP, INCLUDE, SEIZED, OperativeAct
from multilateral.texts.operative.english import english_acts
from multilateral.texts.operative.other import other_acts
from multilateral.texts.wording.asking import TONGUES

__all__ = [
    "ASKING",
    "CONSIDER",
    "DIRECTIVE",
    "FOLLOWED_UP",
    "INCLUDE",
    "SEIZED",
    "OperativeAct",
    "operative_acts",
]


def operative_acts(document: Document) -> list[OperativeAct]:
    """What the document's operative paragraphs do, in reading order; ``[]`` for a language that is not known here."""
    if document.language in (None, "en"):
        return english_acts(document)
    return other_acts(document) if document.language in TONGUES else []
