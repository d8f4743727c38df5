"""What a delegation's people do in their window."""

from __future__ import annotations

from multilateral.server.exercise.model import Contact, Need
from tests.journeys.window import Window

TEXT = "/texts/ex-wg-3-l-4"


class Delegate(Window):
    """A delegation's window; who sits before it changes by stepping in."""

    def draft(self, address: str, old: str, new: str, reason: str = "", text: str = TEXT) -> str:
        """Writes a private draft that replaces words; answers the path of its page."""
        self.go(f"{text}/{address}/propose")
        self.page.get_by_label("The words it is about").fill(old)
        self.page.get_by_label("replace them").check()
        self.page.get_by_label("New words").fill(new)
        self.page.get_by_label("Reason, for the record").fill(reason)
        self.press("Keep as a draft")
        return self.path

    def clear(self, draft: str) -> None:
        """Clears a draft of the delegation, as its head."""
        self.go(draft)
        self.press("Clear")

    def submit(self, draft: str) -> None:
        """Submits a cleared draft: it becomes a proposal."""
        if self.path != draft:
            self.go(draft)
        self.press("Submit")

    def take_position(self, address: str, stance: str, *, on: str = "", words: str = "", text: str = TEXT) -> None:
        """Takes a position on a paragraph, or on the proposal in whose line the words ``on`` stand."""
        self.go(f"{text}/{address}/position")
        if on:
            self.page.get_by_role("radio", name=on).check()
        self.page.get_by_role("radio", name=stance, exact=True).check()
        self.page.get_by_label("Condition, or remark").fill(words)
        self.press("Take this position")

    def raise_concern(self, address: str, words: str, text: str = TEXT) -> None:
        """Raises a concern about a paragraph."""
        self.go(f"{text}/{address}/concern")
        self.page.get_by_label("What troubles you in this paragraph").fill(words)
        self.press("Raise the concern")

    def vote(self, action: str, choice: str) -> None:
        """Casts a vote: ``In favour``, ``Against`` or ``Abstain``."""
        self.go(action)
        self.press(choice)

    def ballot(self, action: str) -> dict[str, str]:
        """The ballot as it lies open in the window, to be sent later by ``cast``."""
        self.go(action)
        token = self.page.locator("#ballot input[name=csrfmiddlewaretoken]").get_attribute("value")
        return {"action": self.page.url, "csrfmiddlewaretoken": token}

    def cast(self, ballot: dict[str, str], choice: str) -> str:
        """Sends a ballot that lay open, although the page may have moved on; answers the page that comes."""
        fields = {**ballot, "do": "vote", "choice": choice}
        where = fields.pop("action")
        answer = self.context.request.post(where, form=fields, headers={"Referer": where})
        assert answer.status in (200, 409), answer.status
        return str(answer.text())

    def explain(self, action: str, words: str) -> None:
        """Puts an explanation on the record."""
        self.go(action)
        form = self.page.locator("#explain")
        form.get_by_label("Words for the record").fill(words)
        self.press("Put it on the record", form)

    def dissociate(self, action: str, address: str, words: str) -> None:
        """Dissociates the delegation from one paragraph, named as the page names it (``OP2``)."""
        self.go(action)
        form = self.page.locator("#dissociate")
        options = form.get_by_role("option").filter(has_text=f"{address}:")
        form.get_by_role("combobox").select_option(options.first.get_attribute("value"))
        form.get_by_role("textbox").fill(words)
        self.press("Dissociate", form)

    def answer_survey(self, question: str, choice: str, words: str) -> None:
        """Writes the delegation's answer, for the delegation alone."""
        self.go(f"/framework/answers/{question}")
        self.page.get_by_role("radio", name=choice, exact=True).check()
        self.page.get_by_label("In your words").fill(words)
        self.press("Keep it for the delegation")

    def publish_answer(self, question: str) -> None:
        """Publishes the delegation's answer."""
        self.go(f"/framework/answers/{question}")
        self.press("Publish this answer")

    def nominate(self, told: Contact, name: str) -> None:
        """Nominates a point of contact as the script of the exercise tells it; ``name`` is the person's."""
        self.go("/contacts/nominate")
        page = self.page
        page.get_by_role("radio", name=told.kind).check()
        for label, value in (
            ("Office", told.office),
            ("Mailbox of the office", told.mailbox),
            ("Telephone", told.telephone),
            ("Who answers", name),
            ("Hours, with the time zone", told.hours),
            ("The note or letter by which your State nominates", told.instrument),
        ):
            page.get_by_label(label, exact=True).fill(value)
        page.get_by_label("Who signs in here to answer tests").select_option(label=name)
        for code in told.languages:
            page.locator(f"input[name=languages][value={code}]").check()
        self.press("Nominate")

    def answer_ping(self, words: str) -> None:
        """Answers the test that is asked of this contact."""
        self.go("/contacts/")
        self.follow("Answer the test of your technical contact")
        assert "exercise" in self.words
        self.page.get_by_label("A word to the secretariat, if you like").fill(words)
        self.press("Received")

    def register_need(self, told: Need) -> None:
        """Registers a need as the script of the exercise tells it."""
        self.go("/capacity/")
        self.page.get_by_text("Register a need", exact=True).click()
        form = self.page.locator("#form-need")
        form.locator("select[name=topic]").select_option(value=told.topic)
        form.get_by_label("In your words").fill(told.words)
        self.press("Register the need", form)

    def consent(self) -> None:
        """Consents to the match about which the delegation was asked."""
        self.go("/capacity/")
        self.follow("", self.page.get_by_role("region", name="Matches about which you were asked"))
        self.press("Consent to be introduced")
