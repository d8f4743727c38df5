"""A recorded draft of the tests' own making, and the same on the floor."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from multilateral.texts.model import Block, Document, Note, Paragraph, to_json

WORDS = {
    "pp1": "Recalling its decision to hold a register of wells,",
    "op1": "Encourages each State to answer a request within 48 hours of its receipt and in good faith;",
    "op2": "Decides that the register shall be tested twice a year, and that it shall be kept:",
    "op2.a": "In the six official languages;",
    "op2.b": "At no cost to the States concerned;",
    "op3": "Requests the Secretariat to report on the register at the next session.",
}


def document(symbol: str = "EX/WG/3/L.1") -> Document:
    """The draft as a document."""
    found = Document(
        symbol=symbol,
        kind="draft resolution",
        language="en",
        session="3",
        title="Wells across borders",
        opening="The Working Group",
        job_number="26-00001",
        preamble=[Paragraph("pp1", None, "Recalling", WORDS["pp1"])],
        operative=[
            Paragraph("op1", "1", "Encourages", WORDS["op1"]),
            Paragraph(
                "op2",
                "2",
                "Decides",
                WORDS["op2"],
                [Paragraph("op2.a", "(a)", None, WORDS["op2.a"]), Paragraph("op2.b", "(b)", None, WORDS["op2.b"])],
            ),
            Paragraph("op3", "3", "Requests", WORDS["op3"]),
        ],
        notes=[Note("1", "Not counting days of rest.", "op1", WORDS["op1"].index(" of its receipt"))],
    )
    found.blocks = [Block("paragraph", p.id, 0, p.number, p.text) for p in found.walk()]
    return found


def record(symbol: str = "EX/WG/3/L.1", **fields: Any) -> Any:
    """A work in the record, with an English version unless ``language`` says otherwise."""
    from multilateral.ledger.writing import writing
    from multilateral.record.models import Version, Work

    language = fields.pop("language", "en")
    content = fields.pop("document", None) or document(symbol)
    with writing("tests.record"):
        work = Work.objects.create(
            symbol=symbol,
            order=symbol,
            **{
                "kind": "draft resolution",
                "title": "Wells across borders",
                "body": "ex-wg",
                "session": "3",
                "date": datetime.date(2026, 11, 10),
                "exercise": True,
            }
            | fields,
        )
        Version.objects.create(work=work, language=language, document=to_json(content), entered_at=timezone.now())
    return work


@pytest.fixture
def work(cast: Any) -> Any:
    """A recorded draft resolution."""
    return record()


@pytest.fixture
def enter(enter: Any) -> Any:
    """As the cast's, with a second factor for those outside the exercise: so that nothing but their role stops them."""

    def sign_in(by: Any) -> Any:
        from allauth.mfa.models import Authenticator

        client = enter(by)
        if by is not None and not by.person.exercise:
            Authenticator.objects.get_or_create(user=by.person.account, type="totp", defaults={"data": {"secret": ""}})
            session = client.session
            session["second_factor"] = by.person.account.pk
            session.save()
        return client

    return sign_in


class Floor:
    """The draft on the floor, and short ways of saying things on it."""

    def __init__(self, cast: Any, work: Any) -> None:
        from multilateral.negotiation import acts

        self.cast = cast
        self.text = acts.open_text(by=cast.secretariat, work=work)

    def paragraph(self, address: str) -> Any:
        """The paragraph at an address of the revision on the floor."""
        from multilateral.negotiation import queries

        self.text.refresh_from_db()
        place = queries.place(self.text, address)
        assert place is not None, address
        return place.paragraph

    def words(self, address: str) -> str:
        """The words at an address of the revision on the floor."""
        from multilateral.negotiation import queries

        self.text.refresh_from_db()
        place = queries.place(self.text, address)
        assert place is not None, address
        return place.words

    def draft(self, by: Any, address: str = "op1", old: str = "48 hours", new: str = "24 hours", **fields: Any) -> Any:
        """A private draft; a replacement unless ``kind`` says otherwise."""
        from multilateral.negotiation import acts

        paragraph = fields.pop("paragraph", None) or self.paragraph(address)
        fields = {"kind": "replace", "seen": self.text.revision, "reason": "To be quick."} | fields
        return acts.draft_proposal(by=by, text=self.text, paragraph=paragraph, old=old, new=new, **fields)

    def propose(
        self, mission: Any, address: str = "op1", old: str = "48 hours", new: str = "24 hours", **fields: Any
    ) -> Any:
        """A proposal on the floor: drafted by the adviser, cleared by the head, submitted by the representative."""
        from multilateral.negotiation import acts

        draft = self.draft(mission.adviser, address, old, new, **fields)
        acts.clear_draft(by=mission.head, draft=draft)
        return acts.submit_proposal(by=mission.representative, draft=draft)

    def position(self, mission: Any, stance: str, address: str = "op1", **fields: Any) -> Any:
        """A position on a paragraph, or on ``proposal``."""
        from multilateral.negotiation import acts

        paragraph = None if "proposal" in fields else self.paragraph(address)
        self.text.refresh_from_db()
        fields = {"seen": self.text.revision} | fields
        return acts.take_position(by=mission.representative, paragraph=paragraph, stance=stance, **fields)

    def concern(self, mission: Any, words: str = "A team of four cannot promise a day.", address: str = "op1") -> Any:
        """A concern on a paragraph."""
        from multilateral.negotiation import acts

        return acts.raise_concern(by=mission.representative, paragraph=self.paragraph(address), words=words)

    def dispose(self, about: Any, outcome: str, words: str = "", reason: str = "", **fields: Any) -> Any:
        """An outcome for a proposal or a concern, by the Chair."""
        from multilateral.negotiation import acts

        self.text.refresh_from_db()
        kind = "proposal" if type(about).__name__ == "TextualProposal" else "concern"
        fields = {"seen": self.text.revision, kind: about} | fields
        return acts.dispose(by=self.cast.chair, text=self.text, outcome=outcome, words=words, reason=reason, **fields)

    def publish(self, **fields: Any) -> Any:
        """The next revision, by the Chair."""
        from multilateral.negotiation import acts

        self.text.refresh_from_db()
        fields = {"seen": self.text.revision} | fields
        return acts.publish_revision(by=self.cast.chair, text=self.text, **fields)


@pytest.fixture
def floor(cast: Any, work: Any) -> Floor:
    """The draft on the floor."""
    return Floor(cast, work)
