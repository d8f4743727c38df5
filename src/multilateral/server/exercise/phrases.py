"""What visitors of the exercise are asked to do, where the translators' tools can find it.

Written by ``python -m multilateral.server.exercise.phrases`` from ``script.toml``; a test holds the two together.
"""

from __future__ import annotations

from pathlib import Path

from multilateral.server.exercise.content import content

HERE = Path(__file__)
BEGIN = "# -- from script.toml --\n"


def phrases() -> list[str]:
    """Titles and instructions of the tasks, in their order."""
    return [phrase for task in content().tasks for phrase in (task.title, task.what)]


def written(source: str) -> str:
    """This file with the phrases of today."""
    head = source[: source.index("\n" + BEGIN) + 1]
    lines = [f"    _({json_string(phrase)}),\n" for phrase in phrases()]
    return f"{head}{BEGIN}_ = str\nPHRASES = (\n{''.join(lines)})\n"


def json_string(phrase: str) -> str:
    """The phrase as a string literal that xgettext reads."""
    return '"' + phrase.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    HERE.write_text(written(HERE.read_text(encoding="utf-8")), encoding="utf-8")


# fmt: off
# ruff: noqa: E501
# -- from script.toml --
_ = str
PHRASES = (
    _("See where you are"),
    _("Open the page of the Working Group: its mandate, its sessions and the agenda of the third. Nothing is yet on the provisional agenda of the fourth."),
    _("Step into a role"),
    _("Take the seat of a representative of Brennia. Look at what your delegation may do, and then try to publish a revision: only the Chair may, and you are told so."),
    _("Settle the doubts about a text and enter it"),
    _("Draft EX/WG/3/L.5 has been received in plain text. Settle what the reader was unsure of, word by word, and enter the draft in the record."),
    _("Follow a resolution through the record"),
    _("Open resolution EX/RES/2/7. See which texts recall it, go to the paragraph that does so, and search for “agreement with what the request states”."),
    _("Draft a change in private"),
    _("From the capital of Omirai, propose to replace “shall not be construed” in operative paragraph 3 of EX/WG/3/L.4 by “should not by itself be construed”. Until it is submitted nobody outside your delegation can read it; try it from another window."),
    _("Clear it and submit it"),
    _("As the head of the same delegation, clear the draft and submit it. It then stands in its place in the text, under the name of Omirai."),
    _("Answer from a second window"),
    _("Keep the text open in one window and, in another, give the position of Brennia on the proposal. It appears in the first without your losing your place."),
    _("Raise a concern"),
    _("Val d’Oressa wants no other words in operative paragraph 5, but it is worried about what they do. Say so; the Chair owes an answer."),
    _("Publish the Chair’s revision"),
    _("Give each of the six proposals its outcome and publish Rev.1. Leave one out first: the revision cannot be published while an answer is missing."),
    _("Adopt a text without a vote"),
    _("Open the twelfth meeting, put the text and adopt it without a vote. Then, for Korvath, let its head dissociate himself from paragraph 2; the text receives its number and enters the record."),
    _("Take a recorded vote"),
    _("Put EX/WG/3/L.5 to a recorded vote. Have the delegations vote as the script has them, three for, three against and two abstaining, and see what the rules make of a tie."),
    _("See what the decision sets in motion"),
    _("Paragraph 9 has put an item on the provisional agenda of the fourth session. Paragraphs 6, 7 and 8 have become requests and an invitation, with addressee and time."),
    _("Report on oneself, and ask for help"),
    _("For Lethra and Pelune, answer the question of the survey and keep the answer private. Then record the need that follows from it; an offer of Élvane fits, and names are shown when both have agreed."),
    _("Nominate a contact and test it"),
    _("Nominate the technical contact of Omirai with its instrument. The secretariat then sends a check, plainly marked as an exercise, and the contact answers it."),
    _("Draft the report"),
    _("Open the draft of the progress report. Each of its sentences leads to the act that it reports; there is no sentence without one."),
    _("Prove it"),
    _("Take the checkpoint of the ledger with you, export the record and verify it on your own machine. What you did in the exercise is in it, and stays where it is."),
)
