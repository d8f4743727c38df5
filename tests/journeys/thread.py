"""The thread through the house, steps 5 to 8 of ``docs/house.md``, done and looked at in windows.

Each step is done by those whose part it is and looked at by others. ``carrying.py`` goes on with steps 9 and 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from multilateral.server.exercise.content import content
from tests.journeys.chair import Chair
from tests.journeys.delegate import TEXT, Delegate
from tests.journeys.secretariat import Secretariat
from tests.journeys.watching import Watch
from tests.journeys.window import Window

CAPITAL, HEAD = "Wendara Okishi", "Asheru Nanketo"
ASKED, PROPOSED = "shall not be construed", "should not by itself be construed"
HEADS = {
    "brennia": "Maevra Tonquil",
    "calvora": "Benicor Traveu",
    "elvane": "Oréanne Vaustel",
    "korvath": "Borzhan Uldemir",
    "lethra-and-pelune": "Kaloa Ne’ume",
    "omirai": "Asheru Nanketo",
    "quillon": "Sorai Wen-Takkel",
    "val-d-oressa": "Lucavro Monteselle",
}
CHOICES = {"yes": "In favour", "no": "Against", "abstaining": "Abstain"}


@dataclass
class Thread:
    """Four roles in four windows, one window for the other delegations, and a visitor who looks on.

    ``watch`` is on a window of a visitor that stays open on the text; without scripts there is none.
    """

    secretariat: Secretariat
    chair: Chair
    omirai: Delegate
    brennia: Delegate
    others: Delegate
    visitor: Window
    watch: Watch | None = None
    meeting: str = ""
    adopted: str = ""
    rejected: str = ""

    @contextmanager
    def shows(self, what: str, words: str, actor: Window) -> Iterator[None]:
        """What is done in the block must show, in these words, in the window that stays open on the text."""
        if self.watch:
            self.watch.expect(words)
        yield
        if self.watch:
            self.watch.seen(what, actor)
        assert words in self.read(TEXT)

    def read(self, path: str) -> str:
        """The words of a page as the visitor finds them."""
        self.visitor.go(path)
        return self.visitor.words

    def record(self) -> None:
        """Step 5: a deposit has its doubts settled and is entered, recalls and is recalled, is found and kept."""
        assert self.secretariat.enter_text("EX/WG/3/L.5") == 2
        page = self.read("/documents/EX/WG/3/L.5")
        assert "cross-border incident affecting medical" in page
        assert "resolution EX/RES/2/7" in page
        recalled = self.read("/documents/EX/RES/2/7")
        assert re.search("Recalled by.*EX/WG/3/L.4.*EX/WG/3/L.5", recalled)
        by = self.visitor.page.get_by_role("region", name="Recalled by")
        self.visitor.follow("PP1", by.get_by_role("listitem").filter(has_text="EX/WG/3/L.5"))
        assert self.visitor.page.url.endswith("/documents/EX/WG/3/L.5#pp1")
        for name, begins in (("Akoma Ntoso", b"<?xml"), ("JSON", b"{"), ("HTML", b"<!doctype html>"), ("text", b"")):
            kept = self.visitor.download(self.visitor.page.get_by_role("link", name=name, exact=True).first)
            assert kept.lower().startswith(begins)
            assert b"cross-border" in kept
        self.visitor.page.goto("/")
        self.visitor.page.get_by_role("searchbox").fill("“agreement with what the request states”")
        self.visitor.press("Search")
        self.visitor.follow("PP5", self.visitor.entry("EX/WG/3/L.4"))
        assert self.visitor.page.url.endswith("#pp5")

    def negotiate(self) -> None:
        """Step 6: a draft in private, cleared and submitted; positions; a concern; the Chair's revision."""
        draft = self.omirai.draft("op3", ASKED, PROPOSED, "What it amounts to may depend on what is written in it.")
        assert PROPOSED in self.omirai.words
        for other in (self.visitor, self.chair, self.secretariat, self.brennia):
            assert other.go(TEXT) == 200
            assert PROPOSED not in other.words
            assert other.go(draft) == 404
        self.omirai.go(TEXT)
        assert "Private to Omirai" in self.omirai.words
        self.omirai.step_in(HEAD)
        self.omirai.clear(draft)
        with self.shows("a proposal", "[Omirai: replace “shall not be construed” by", self.omirai):
            self.omirai.submit(draft)
        place = self.visitor.page.locator("#op3 .words")
        assert place.locator("ins").count()
        assert "Omirai" in place.text_content()

        with self.shows("a position", "Brennia (“By itself”", self.brennia):
            self.brennia.take_position(
                "op3",
                "can accept",
                on="proposal 6 by Omirai",
                words="“By itself” is what the paragraph was meant to say.",
            )
        concern = next(c for c in content().concerns if c.slug == "val-d-oressa-op5")
        self.others.step_in("Orsenne Battivole")
        with self.shows("a concern", "Concern 2, Val d’Oressa:", self.others):
            self.others.raise_concern(concern.paragraph, concern.words)
        self.consolidate()

    def consolidate(self) -> None:
        """The Chair leaves one outcome out and is refused, then publishes Rev.1."""
        self.brennia.go(f"{TEXT}/consolidate")
        assert "Chair" in self.brennia.words and self.brennia.page.get_by_role("button", name="Publish").count() == 0
        self.chair.dispose("omirai-op8")
        self.chair.publish()
        assert "proposal 5 (Omirai, OP8)" in self.chair.words
        assert "Not done." in self.chair.refusal and "outcome" in self.chair.refusal, self.chair.refusal
        assert "Revision 1 of" not in self.read(TEXT)
        self.chair.dispose()
        with self.shows("the revision", "Revision 1 of", self.chair):
            self.chair.publish()
        assert self.chair.path == f"{TEXT}/rev/1"
        assert "within 72 hours of its receipt" in self.chair.words
        assert PROPOSED in self.read(TEXT + "?view=clean")
        outcomes = self.read(f"{TEXT}/rev/1")
        assert "Nobody spoke against it." in outcomes and "Calvora" in outcomes

    def decide(self) -> None:
        """Step 7: one text adopted without a vote, with a dissociation; one lost in a recorded vote."""
        self.meeting = self.chair.open_meeting(12)
        with self.shows("the text put", "Put to the body for decision", self.chair):
            self.adopted = self.chair.put(self.meeting, "EX/WG/3/L.4")
        with self.shows("the decision", "Decided.", self.chair):
            self.chair.adopt(self.adopted)
        assert "Adopted as EX/RES/3/1" in self.read(self.adopted)
        dissociation = content().dissociations[0]
        self.others.step_in(HEADS["korvath"])
        self.others.dissociate(self.adopted, "OP2", dissociation.words)
        self.read(self.adopted)
        apart = self.visitor.page.get_by_role("region", name="Who stands apart").inner_text()
        assert "Korvath (Federal Republic of)" in apart and "dissociates itself from OP2" in apart

        text = self.chair.open_text("EX/WG/3/L.5")
        self.rejected = self.chair.put(self.meeting, "EX/WG/3/L.5")
        before, after, _ = content().explanations
        self.others.step_in("Oréanne Vaustel")
        self.others.explain(self.rejected, before.words)
        self.chair.open_vote(self.rejected)
        self.vote()
        late = self.omirai.ballot(self.rejected)
        self.chair.close_vote(self.rejected)
        decided = "has been decided already: it was not adopted"
        assert decided in self.omirai.cast(late, "yes")
        if not self.omirai.scripts:
            # Without scripts the page from before the close still lies there, with its buttons.
            self.omirai.press("In favour")
            assert decided in self.omirai.refusal
        result = self.read(self.rejected)
        assert "3 in favour" in result and "3 against" in result and "2 abstaining" in result
        assert "not adopted" in result and "EX/RES/3/2" not in result
        self.others.step_in(HEADS["lethra-and-pelune"])
        self.others.explain(self.rejected, after.words)
        assert "one ferry" in self.read(self.rejected)
        assert "Decided." in self.read(text)

    def vote(self) -> None:
        """Each delegation votes as the script has it."""
        (told,) = content().votes
        for choice, states in (("yes", told.yes), ("no", told.no), ("abstaining", told.abstaining)):
            for state in states:
                self.others.step_in(HEADS[state])
                self.others.vote(self.rejected, CHOICES[choice])

    def set_going(self) -> None:
        """Step 8: the adopted text in the record, an item on the next agenda, requests with addressee and time."""
        page = self.read("/documents/EX/WG/3/L.4")
        assert "EX/RES/3/1" in page and "adopted as" in page.lower()
        assert "within 72 hours of its receipt" in self.read("/documents/EX/RES/3/1")
        agenda = self.read("/agenda/exercise-working-group/4")
        assert "Requests for assistance in information and communications technology incidents" in agenda
        assert "EX/RES/3/1" in agenda
        register = self.read("/follow-up/")
        assert "Secretariat" in register and "Session 4" in register
        assert "1 March 2027" in register and "30 April 2027" in register
