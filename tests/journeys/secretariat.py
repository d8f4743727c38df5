"""What the secretariat does in its window."""

from __future__ import annotations

from multilateral.server.exercise.content import content
from tests.journeys.window import Window

NAME = "Hallin Overmere"


class Secretariat(Window):
    """The secretariat of the exercise."""

    def enter_text(self, symbol: str) -> int:
        """Settles every doubt about a deposited text, as the script of the exercise does, and enters it.

        Answers how many doubts there were.
        """
        readings = {s.printed: s.reading for s in content().settlements if s.text == symbol}
        self.go("/deposit/")
        self.follow(symbol)
        settled = 0
        while (doubt := self.page.locator("#doubts li:has(form)").first).count():
            form, said = doubt.locator("form"), doubt.text_content()
            reading = next((r for printed, r in readings.items() if printed in said), None)
            if reading and form.get_by_label("Read as:").count():
                form.get_by_label("Read as:").check()
                form.get_by_role("textbox").fill(reading)
            else:
                form.get_by_role("radio").first.check()
            self.press("Settle", form)
            assert self.refusal == ""
            settled += 1
        self.press("Enter in the record")
        return settled

    def check_line(self, office: str) -> None:
        """Sends a check, plainly an exercise, to one point of contact."""
        self.go("/contacts/pings/")
        assert "exercise" in self.words
        self.entry(office).get_by_role("checkbox").check()
        self.press("Send the test: this is an exercise")

    def bring_together(self, need: str, why: str) -> None:
        """Proposes the match that is suggested for a need."""
        self.go("/capacity/desk")
        pair = self.entry(need)
        pair.get_by_label("Why the two fit").fill(why)
        self.press("Ask both sides", pair)
