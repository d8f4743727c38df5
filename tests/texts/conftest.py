"""Documents for the tests of the engine: the two seeds, and resolutions of an invented assembly."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from multilateral.texts.model import SCHEMA, Citation, Document, Note, Paragraph, from_json


@pytest.fixture
def seed(shared: Path) -> Callable[[str], Document]:
    """The document that a person drew up for one of the seed texts, by file name without ending."""

    def build(name: str) -> Document:
        value = json.loads((shared / "seeds" / "expected" / f"{name}.json").read_text(encoding="utf-8"))
        # The seeds name the doubts only by kind and place; the model wants the whole of each.
        return from_json(value | {"schema": SCHEMA, "doubts": []})

    return build


@pytest.fixture
def resolution() -> Callable[..., Document]:
    """Builds a draft resolution from its paragraphs; the opening word becomes the lead."""

    def build(preamble: Sequence[str] = (), operative: Sequence[str] = (), symbol: str = "EX/1/L.1") -> Document:
        return Document(
            symbol=symbol,
            kind="draft resolution",
            language="en",
            opening="The General Assembly",
            title="Lighthouses and the safety of small ships",
            preamble=[Paragraph(f"pp{n}", None, t.split()[0], t) for n, t in enumerate(preamble, 1)],
            operative=[Paragraph(f"op{n}", str(n), t.split()[0], t) for n, t in enumerate(operative, 1)],
        )

    return build


@pytest.fixture
def lighthouses() -> Document:
    """A draft with everything a resolution can have: sub-paragraphs, notes, citations, an annex."""
    text = "Recalls its resolution EX/RES/7/12 of 3 May 2031 and the report of the keepers;"
    return Document(
        symbol="EX/C.1/9/L.4",
        kind="draft resolution",
        language="en",
        organ="General Assembly",
        committee="First Committee",
        session="9",
        agenda_items=["31"],
        agenda_title="Safety at sea",
        distribution="Limited",
        date="2033-10-04",
        original_language="English",
        job_number="33-00417",
        sponsors=["Arbenia", "Costa Alta", "Norland (Islands of)"],
        title="Lighthouses and the safety of small ships",
        opening="The General Assembly",
        preamble=[
            Paragraph("pp1", None, "Guided", "Guided by the needs of those who sail at night,"),
            Paragraph("pp2", None, "Noting with concern", "Noting with concern that lamps fail in winter,"),
        ],
        operative=[
            Paragraph("op1", "1", "Recalls", text),
            Paragraph(
                "op2",
                "2",
                "Requests",
                "Requests the Secretary-General:",
                [
                    Paragraph("op2.a", "(a)", None, "To count the lamps;"),
                    Paragraph(
                        "op2.b",
                        "(b)",
                        None,
                        "To report on:",
                        [
                            Paragraph("op2.b.i", "(i)", None, "Their oil;"),
                            Paragraph("op2.b.ii", "(ii)", None, "Their keepers;"),
                            Paragraph("op2.b.u1", None, None, "and to do so every year;"),
                        ],
                    ),
                ],
            ),
            Paragraph("op3", "3", "Decides", "Decides to remain seized of the matter."),
        ],
        annexes=[
            Paragraph("annex1.p1", "1", None, "A lamp is lit at dusk."),
            Paragraph("annex1.p2", "2", None, "A lamp is put out at dawn."),
        ],
        notes=[
            Note("1", "EX/9/77.", "op1", 78),
            Note("2", "See EX/RES/7/12.", "annex1.p1", 21),
        ],
        citations=[
            Citation("EX/RES/7/12", "EX/RES/7/12", 23, 34, "2031-05-03", paragraph="op1"),
            Citation("EX/9/77", "EX/9/77", 0, 7, None, note="1"),
            Citation("EX/RES/7/12", "EX/RES/7/12", 4, 15, "2031-05-03", note="2", date_inherited=True),
        ],
    )
