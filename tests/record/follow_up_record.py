"""What operative paragraphs do, graded against what was read by hand (``gold/follow_up.json``).

    python -m tests.record.follow_up_record ../shared [--gold follow_up_fresh.json] [--languages 78 [--every 10]]

Three figures: the agenda paragraph of each resolution (or that it has none), with its session, item and sub-item; every
request to the Secretary-General, with its due session; the year of a due date. A request that is missed, one that is
none, and one with another session each count as wrong. What the gold calls disputable counts in none of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

from multilateral import texts
from multilateral.texts.model import Document
from multilateral.texts.operative import OperativeAct, operative_acts

GOLD = Path(__file__).parent / "gold"
LANGUAGES = {"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "zh": "Chinese"}
_NUMBER = regex.compile(r"A_RES_(?P<session>\d+)[ _](?P<number>\d+)(?=[-_. ])")
_SECTION = regex.compile(r"^s[IVXLC]+\.")


@dataclass
class Score:
    """How many were right, of how many, and what was wrong."""

    right: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, right: bool, what: str) -> None:
        self.of += 1
        self.right += right
        if not right:
            self.wrong.append(what)

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({100 * self.right / max(1, self.of):.1f} %)"


def document(shared: Path, symbol: str, language: str = "en") -> Document | None:
    """The resolution as read from its XML."""
    session, number = symbol.removeprefix("A/RES/").split("/")
    for path in sorted((shared / "data/unga" / session / LANGUAGES[language]).glob(f"A_RES_{session}*{number}*.xml")):
        named = _NUMBER.match(path.name)
        if named and named["number"] == number:
            return texts.read(path.read_bytes(), name=path.name)
    return None


def grade(shared: Path, gold: str = "follow_up.json") -> dict[str, Score]:
    """The scores by what is graded."""
    scores = {"agenda paragraphs": Score(), "requests with due session": Score(), "years of due dates": Score()}
    for one in json.loads((GOLD / gold).read_text()):
        read = document(shared, one["symbol"])
        assert read is not None, one["symbol"]
        found = operative_acts(read)
        _agenda(one, found, scores["agenda paragraphs"])
        _requests(one, found, scores["requests with due session"], scores["years of due dates"])
    return scores


def _agenda(one: dict[str, Any], found: list[OperativeAct], score: Score) -> None:
    also = {_place(each["paragraph"]) for each in one["agenda_also"]}
    got = [act for act in found if act.agenda_kind is not None and _place(act.paragraph) not in also]
    want = one["agenda"]
    if want is None:
        score.add(not got, f"{one['symbol']}: none, found {[(a.paragraph, a.agenda_kind) for a in got]}")
        return
    kind = "consider" if want["kind"] == "continue consideration" else want["kind"].removeprefix("remain ")
    wanted = (_place(want["paragraph"]), kind, want["session"], _plain(want["item"]), _plain(want["sub_item"]))
    gotten = [
        (
            _place(a.paragraph),
            a.agenda_kind,
            a.agenda_session,
            _plain(a.agenda_item or a.agenda_title),
            _plain(a.agenda_title if a.agenda_item else None),
        )
        for a in got
    ]
    score.add(gotten == [wanted], f"{one['symbol']}: wanted {wanted}, found {gotten}")


def _requests(one: dict[str, Any], found: list[OperativeAct], score: Score, years: Score) -> None:
    got: dict[str, list[OperativeAct]] = {}
    for act in found:
        if act.verb == "Requests" and "Secretary-General" in (act.addressee or ""):
            got.setdefault(_place(act.paragraph), []).append(act)
    want: dict[str, list[dict[str, Any]]] = {}
    for each in one["requests"]:
        want.setdefault(_place(each["paragraph"]), []).append(each)
    for place in sorted({*got, *want}):
        there = sorted(got.get(place, []), key=_session)
        sure = [each for each in want.get(place, []) if "disputable" not in each]
        spare = len(want.get(place, [])) - len(sure)
        due = sorted(each["due_session"] or 0 for each in sure)
        for each in due:
            match = next((act for act in there if _session(act) == each), None) or next(iter(there), None)
            right = match is not None and _session(match) == each
            found_ = match and (match.addressee, match.due_session, match.due_body)
            score.add(right, f"{one['symbol']} {place}: wanted {each or None}, found {found_}")
            if match is not None:
                there.remove(match)
        for act in there[spare:]:
            score.add(False, f"{one['symbol']} {place}: no request, found {act.addressee}: {act.task[:60]}")
        wanted = sorted(each["due_date"][:4] for each in sure if each["due_date"])
        dates = sorted(act.due_date[:4] for act in got.get(place, []) if act.due_date)
        if not spare and (wanted or dates):
            years.add(wanted == dates, f"{one['symbol']} {place}: wanted {wanted}, found {dates}")


def _session(act: OperativeAct) -> int:
    return act.due_session or 0 if act.due_body is None else 0


def _place(paragraph: str) -> str:
    return _SECTION.sub("", paragraph)


def _plain(title: str | None) -> str | None:
    return regex.sub(r"\W+", " ", title).strip().casefold() if title else None


def lines(scores: dict[str, Score]) -> Iterator[str]:
    for name, score in scores.items():
        yield f"{name}: {score}"
        yield from (f"  {each}" for each in score.wrong)


NAMED = {
    "fr": "Secrétaire général",
    "es": "Secretario General",
    "ru": r"Генеральн\w+ секретар",
    "ar": "الأمين العام",
    "zh": "秘书长",
}


def agreement(shared: Path, session: str, language: str, every: int = 1) -> dict[str, Score]:
    """How far the acts of another language are those of the English text, paragraph by paragraph.

    Counted are the English acts of the resolutions whose English symbol comes every so often: whether the
    paragraph has the same verb, a request to the Secretary-General, the same due session, the same act on an agenda.
    """
    names = ("the verb", "requests to the Secretary-General", "due sessions", "acts on an agenda")
    scores = {name: Score() for name in names}
    for path in sorted((shared / "data/unga" / session / "English").glob("*.xml"))[::every]:
        english = texts.read(path.read_bytes(), name=path.name)
        other = document(shared, english.symbol or "", language) if _one(english) else None
        if other is None:
            continue
        there: dict[str, list[OperativeAct]] = {}
        for act in operative_acts(other):
            there.setdefault(act.paragraph, []).append(act)
        for act in operative_acts(english):
            found, what = there.get(act.paragraph, []), f"{english.symbol} {act.paragraph} {act.verb}"
            if act.verb in ("Requests", "Invites", "Urges", "Encourages", "Calls upon", "Decides"):
                scores[names[0]].add(any(one.verb == act.verb for one in found), what)
            if act.verb == "Requests" and (act.addressee or "").startswith("Secretary-General"):
                same = (one.verb == "Requests" and regex.search(NAMED[language], one.addressee or "") for one in found)
                scores[names[1]].add(any(same), what)
            if act.due_session is not None and act.due_body is None:
                scores[names[2]].add(any(one.due_session == act.due_session for one in found), what)
            if act.agenda_kind is not None:
                scores[names[3]].add(any(one.agenda_kind == act.agenda_kind for one in found), what)
    return scores


def _one(read: Document) -> bool:
    return read.symbol is not None and regex.fullmatch(r"A/RES/\d+/\d+", read.symbol) is not None


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("shared", type=Path)
    asked.add_argument("--gold", default="follow_up.json")
    asked.add_argument("--languages", metavar="SESSION")
    asked.add_argument("--every", type=int, default=1)
    given = asked.parse_args()
    for code in NAMED if given.languages else ():
        for kind, agreed in agreement(given.shared, given.languages, code, given.every).items():
            sys.stdout.write(f"{code}: {kind}: {agreed}\n")
    sys.stdout.write("\n".join(lines(grade(given.shared, given.gold))) + "\n")
