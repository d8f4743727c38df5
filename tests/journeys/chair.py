"""What the Chair does in the Chair's window."""

from __future__ import annotations

from typing import Any

from multilateral.server.exercise.content import content
from tests.journeys.delegate import TEXT
from tests.journeys.window import Window

NAME = "Imarune Desholé"

OUTCOMES = {
    "incorporated": "incorporated",
    "in-part": "incorporated in part",
    "not-incorporated": "not incorporated",
    "carried": "carried to the next revision",
}


class Chair(Window):
    """The Chair of the exercise."""

    def dispose(self, *left_out: str) -> None:
        """Gives each proposal of the script its outcome, except those left out, and each concern its answer."""
        self.go(f"{TEXT}/consolidate")
        proposals = [p.slug for p in content().proposals]
        for told in content().dispositions:
            if told.proposal in left_out:
                continue
            item = self._item(f"Proposal {proposals.index(told.proposal) + 1},")
            item.get_by_role("radio", name=OUTCOMES[told.outcome], exact=True).check()
            # The words that the script gives for the proposal itself are not words taken in part.
            if told.outcome == "in-part":
                item.get_by_label("Words taken, if in part").fill(told.words or "")
            item.get_by_label("Reason, published with the outcome").fill(told.reason)
        for number, _ in enumerate(content().concerns, 1):
            item = self._item(f"Concern {number},")
            if not item.count():
                continue  # it has not been raised yet
            item.get_by_role("radio", name="met in part", exact=True).check()
            item.get_by_label("Answer").fill("See the words of the paragraph as they now stand.")
            item.get_by_label("Reason, published with the outcome").fill("Other delegations ask for a figure.")
        self.press("Keep these outcomes")
        assert self.refusal == ""

    def _item(self, begins: str) -> Any:
        return self.page.locator("#outcomes li").filter(has=self.page.get_by_role("heading", name=begins, exact=False))

    def publish(self) -> None:
        """Presses the button that publishes the next revision."""
        self.page.get_by_role("region", name="Rev.1 as it would read").wait_for()
        self.press("Publish Rev.1")

    def open_text(self, symbol: str) -> str:
        """Opens a recorded draft for negotiation; answers the path of the text."""
        self.go("/texts/")
        self.press("Open for negotiation", self.entry(symbol))
        return self.path

    def open_meeting(self, number: int, session: int = 3) -> str:
        """Opens a formal meeting with everybody present; answers its path."""
        self.go("/meetings/")
        self.page.locator("select[name=session]").select_option(value=str(session))
        self.page.get_by_label("Number of the meeting").fill(str(number))
        self.page.get_by_label("All 8 delegations").check()
        self.press("Open the meeting")
        return self.path

    def put(self, meeting: str, symbol: str) -> str:
        """Puts a text at a meeting; answers the path of the action."""
        self.go(meeting)
        self.press("Put this text", self.entry(symbol))
        return self.path

    def adopt(self, action: str) -> None:
        """Adopts what was put, without a vote."""
        self.go(action)
        self.press("Adopt without a vote")

    def open_vote(self, action: str) -> None:
        """Opens a recorded vote on what was put."""
        self.go(action)
        self.press("Open a recorded vote")

    def close_vote(self, action: str) -> None:
        """Closes the vote; the result is announced."""
        self.go(action)
        self.press("Close the vote and announce the result")
