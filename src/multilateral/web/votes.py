"""Pages of votes: of one State, on one agenda topic, and how two States voted on the same texts. No ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import floatformat
from django.urls import path
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from multilateral.parties.order import english_key
from multilateral.record import queries, votes
from multilateral.record.votes import Ballot, Given, Pair
from multilateral.web.capacity import Request
from multilateral.web.decision.boards import WIDTH, parts
from multilateral.web.lineage import short

A_PAGE = 50
SIDE_BY_SIDE = 12
"""So many votes stand side by side; more are parted into pages, the last of which is shown first."""
FEW = 20
"""Fewer votes than this are said to be few."""
NAMED = 40
"""More texts than this are counted and not listed by name."""
CHOSEN = {
    "yes": gettext_lazy("in favour"),
    "no": gettext_lazy("against"),
    "abstain": gettext_lazy("abstaining"),
    "": gettext_lazy("not listed"),
}
MARKS = {"yes": "yes", "no": "no", "abstain": "abs", "": "nil"}


def overview(request: Request) -> HttpResponse:
    """Whose votes, on what topic, or which two States; the forms lead on."""
    state = request.GET.get("state", "")
    if state in queries.state_names(False) or state in queries.state_names(True):
        return redirect("votes_of_state", state)
    topics = votes.topics_with_votes()
    exercise = not topics
    context = {
        "title": _("Votes"),
        "room": "votes",
        "exercise": exercise and bool(votes.topics_with_votes(True)),
        "topics": topics or votes.topics_with_votes(True),
        "states": _states(exercise),
        "command": "multilateral load PATH",
    }
    return render(request, "record/votes.html", context)


def of_state(request: Request, state: str) -> HttpResponse:
    """How one State voted: counts by session and by topic, and each vote."""
    names = _names(state)
    topic, session = request.GET.get("topic", "")[:220], request.GET.get("session", "")[:20]
    choice = request.GET.get("choice")
    exercise = state not in queries.state_names(False)
    every = votes.votes_by(state, exercise=exercise)
    sessions = _by_session(every)
    topics = sorted({(g.ballot.topic, g.ballot.topic_title) for g in every if g.ballot.topic}, key=lambda t: t[1])
    found = [
        g for g in every if (not topic or g.ballot.topic == topic) and (not session or g.ballot.session == session)
    ]
    counts = votes.counted(found)
    shown = [g for g in found if choice is None or choice not in MARKS or g.choice == choice]
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    kept = [(n, v) for n, v in (("topic", topic), ("session", session)) if v]
    context = {
        "title": _("How %(state)s voted") % {"state": names[state]},
        "room": "votes",
        "exercise": exercise,
        "state": state,
        "name": names[state],
        "states": sorted(names.items(), key=lambda each: english_key(each[1])),
        "topic": topic,
        "topic_title": dict(topics).get(topic, ""),
        "topics": topics,
        "session": session,
        "choice": choice if choice in MARKS else None,
        "sessions": sessions,
        "counts": _tally(counts, kept),
        "count": len(found),
        "width": WIDTH,
        "parts": parts((counts["yes"], counts["no"], counts["abstain"], counts[""])) if found else (),
        "votes": [_told(g.ballot) | _said(g.choice) for g in page],
        "page": page,
        "kept": urlencode([*kept, *([("choice", choice)] if choice in MARKS and choice is not None else [])]),
        "sources": _sources(g.ballot for g in found),
    }
    return render(request, "record/votes_state.html", context)


def on_topic(request: Request, slug: str) -> HttpResponse:
    """The votes on a topic: States by texts, in English alphabetical order."""
    title = votes.topic_title(slug)
    if title is None:
        raise Http404
    exercise = slug.startswith("ex-") and not votes.ballots(topic=slug)
    found = votes.ballots(topic=slug, exercise=exercise)
    taken = [each for each in found if each.with_names]
    pages = Paginator(taken, SIDE_BY_SIDE)
    page = pages.get_page(request.GET.get("page") or pages.num_pages)
    chosen = votes.given(page)
    names = _states(exercise)
    listed = chosen.keys() | (() if exercise else votes.members())
    rows = [
        (code, name, [_said(chosen.get(code, {}).get(each.symbol, "")) for each in page])
        for code, name in names
        if code in listed
    ]
    context = {
        "title": _("Votes on: %(topic)s") % {"topic": title},
        "room": "votes",
        "exercise": exercise,
        "slug": slug,
        "topic_title": title,
        "columns": [_told(each) for each in page],
        "rows": rows if taken else [],
        "page": page,
        "pages": pages,
        "count": len(taken),
        "without_vote": [each for each in found if each.how == "without a vote"],
        "untold": [each for each in found if not each.with_names and each.how != "without a vote"],
        "states": names,
        "topic": slug,
        "sources": _sources(page),
    }
    return render(request, "record/votes_topic.html", context)


def compare(request: Request) -> HttpResponse:
    """How two States voted on the same texts, with what that does not say."""
    one, other = request.GET.get("one", ""), request.GET.get("other", "")
    topic = request.GET.get("topic", "")[:220]
    title = votes.topic_title(topic) if topic and "\0" not in topic else ""
    real, invented = queries.state_names(False), queries.state_names(True)
    known = real if one in real else invented
    chosen = one in known and other in known and one != other
    exercise = known is invented and bool(invented) and (chosen or not real)
    names = dict(_states(exercise))
    context: dict[str, Any] = {
        "title": _("Two States on the same texts"),
        "room": "votes",
        "exercise": exercise,
        "states": list(names.items()),
        "one": one,
        "other": other,
        "topic": topic if title else "",
        "topic_title": title,
        "asked": bool(one or other),
        "same": bool(one) and one == other,
        "topics": [],
    }
    if chosen:
        found = votes.likeness(one, other, topic=topic if title else "", exercise=exercise)
        n = len(found.pairs)
        context |= {
            "title": _("%(one)s and %(other)s on the same texts") % {"one": names[one], "other": names[other]},
            "name_one": names[one],
            "name_other": names[other],
            "found": found,
            "count": n,
            "share": round(100 * found.alike / n) if n else None,
            "differences": [_pair(pair) for pair in found.differences],
            "same_votes": [_pair(pair) for pair in found.pairs if pair.alike] if n <= NAMED else [],
            "caveats": _caveats(found),
            "sources": _sources(pair.ballot for pair in found.pairs),
            "json": urlencode([("one", one), ("other", other), *([("topic", topic)] if title else [])]),
        }
    return render(request, "record/votes_compare.html", context)


def _caveats(found: votes.Likeness) -> list[tuple[str, Sequence[Ballot]]]:
    """What the figure does not say, each with the texts that it is about, where they are few."""
    n = len(found.pairs)
    said: list[tuple[str, Sequence[Ballot]]] = []

    def say(text: str, texts: Iterable[Ballot] = ()) -> None:
        listed = tuple(texts)
        said.append((text, listed if len(listed) <= NAMED else ()))

    if 0 < n < FEW:
        few = ngettext("%(n)s vote is few:", "%(n)s votes are few:", n) % {"n": n}
        say(
            f"{few} "
            + _("one more or less moves the share by %(points)s points.") % {"points": floatformat(100 / n, 1)}
        )
    say(_("Alike means the same of yes, no and abstention on the whole text. Why a State voted so is not told here."))
    if n:
        opposite = ngettext(
            "In %(n)s vote one was in favour and the other against.",
            "In %(n)s votes one was in favour and the other against.",
            found.opposite,
        )
        none = _("In none was one in favour and the other against.")
        say(opposite % {"n": found.opposite} if found.opposite else none)
    if texts := [pair.ballot for pair in found.not_listed]:
        left_out = ngettext(
            "%(n)s vote is left out: one of the two is not listed. It may have been absent, or not have taken part.",
            "%(n)s votes are left out: one of the two is not listed. It may have been absent, or not have taken part.",
            len(texts),
        )
        say(left_out % {"n": len(texts)}, texts)
    if texts := list(found.without_vote):
        say(
            ngettext(
                "%(n)s text was adopted without a vote and is not counted.",
                "%(n)s texts were adopted without a vote and are not counted.",
                len(texts),
            )
            % {"n": len(texts)},
            texts,
        )
    if texts := list(found.untold):
        say(
            ngettext(
                "Of %(n)s adopted text the record does not hold who voted how.",
                "Of %(n)s adopted texts the record does not hold who voted how.",
                len(texts),
            )
            % {"n": len(texts)},
            texts,
        )
    if found.missing:
        which = ", ".join(found.missing)
        nothing = ngettext(
            "Nothing is counted of session %(which)s.", "Nothing is counted of sessions %(which)s.", len(found.missing)
        )
        say(nothing % {"which": which})
    return said


def _pair(pair: Pair) -> dict[str, Any]:
    return _told(pair.ballot) | {"one": _said(pair.one), "other": _said(pair.other)}


def _told(ballot: Ballot) -> dict[str, Any]:
    counts = "-".join("?" if n is None else str(n) for n in ballot.counts)
    return {"ballot": ballot, "short": short(ballot.symbol), "counts": counts}


def _said(choice: str) -> dict[str, str]:
    return {"mark": MARKS[choice], "says": str(CHOSEN[choice])}


def _tally(counts: dict[str, int], kept: list[tuple[str, str]]) -> list[tuple[str, str, int, str]]:
    """Each choice: its mark, its words, how many, and the address of those alone."""
    return [
        (MARKS[choice], str(CHOSEN[choice]), n, urlencode([*kept, ("choice", choice)])) for choice, n in counts.items()
    ]


def _by_session(found: Sequence[Given]) -> list[tuple[str, int, dict[str, int]]]:
    by: dict[str, Counter[str]] = {}
    for each in found:
        by.setdefault(each.ballot.session, Counter())[each.choice] += 1
    ordered = sorted(by, key=lambda name: (name.isdecimal(), name.zfill(9)), reverse=True)
    return [(name, by[name].total(), {MARKS[c]: by[name][c] for c in votes.CHOICES}) for name in ordered]


def _sources(found: Iterable[Ballot]) -> list[str]:
    return sorted({_("this house") if each.source == votes.HERE else each.source for each in found if each.source})


def _names(state: str) -> dict[str, str]:
    """The names of the States among which this one is; 404 if it is none."""
    for exercise in (False, True):
        names = dict(_states(exercise))
        if state in names:
            return names
    raise Http404


def _states(exercise: bool) -> list[tuple[str, str]]:
    """Code and name of each State, in English alphabetical order."""
    language = (get_language() or "en").partition("-")[0]
    held = queries.state_names(exercise).items()
    ordered = sorted(held, key=lambda each: english_key(each[1]["en"]))
    return [(code, names.get(language) or names["en"]) for code, names in ordered]


urlpatterns = [
    path("votes/", overview, name="votes"),
    path("votes/compare", compare, name="votes_compare"),
    path("votes/topic/<str:slug>", on_topic, name="votes_on_topic"),
    path("votes/<slug:state>", of_state, name="votes_of_state"),
]
