"""What a report says of the session and its texts, the proposals and the concerns."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral.parties.order import in_english_order
from multilateral.reports.facts import Disposed, Facts, Held, Proposed, Raised, Tabled
from multilateral.reports.sentence import Sentence, Thing, all_of, listed, said

Groups = list[list[Sentence]]


def organization(facts: Facts) -> Groups:
    """The meetings held, and each text with its paper and its revisions."""
    return [_meetings(facts.meetings), *(_text(one) for one in facts.texts)]


def proposals(proposed: Iterable[Proposed]) -> Groups:
    """For each text how many there were and what became of them; then one by one, States in alphabetical order."""
    groups: Groups = []
    for symbol, found in groupby(proposed, key=lambda p: p.symbol):
        these = list(found)
        groups += [_counts(symbol, these), *(_proposal(one) for one in these)]
    return groups


def concerns(raised: Iterable[Raised]) -> Groups:
    """Each concern with the answers to it, States in alphabetical order."""
    return [_concern(one) for one in raised]


def day(value: datetime.date) -> str:
    """A day as it is printed in the language in use."""
    return str(date_format(value, "DATE_FORMAT"))


def _meetings(held: tuple[Held, ...]) -> list[Sentence]:
    opened = [one for one in held if one.opened]
    sentences = said(
        ngettext("One meeting was held.", "%(count)s meetings were held.", len(opened)) % {"count": len(opened)},
        all_of([one.opened for one in opened]),
    )
    for one in opened:
        about = Thing("meeting", (one.id,), _("meeting %(number)s") % {"number": one.number})
        sentences += said(
            ngettext(
                "Meeting %(number)s was opened on %(day)s with one delegation present.",
                "Meeting %(number)s was opened on %(day)s with %(present)s delegations present.",
                one.present,
            )
            % {"number": one.number, "day": day(one.opened_on), "present": one.present},
            one.opened,
            about,
        )
    return sentences


def _text(text: Tabled) -> list[Sentence]:
    paper, floor = Thing("document", (text.symbol,), text.symbol), _floor(text.slug, text.symbol)
    names = {"symbol": text.symbol, "title": text.title}
    if text.sponsors:
        names["sponsors"] = listed(in_english_order(text.sponsors, str))
        tabled = _("%(symbol)s, “%(title)s”, was tabled by %(sponsors)s.") % names
    else:
        tabled = _("%(symbol)s, “%(title)s”, was entered in the record.") % names
    sentences = said(tabled, text.entered, paper)
    sentences += said(_("%(symbol)s was opened for negotiation.") % names, text.opened, floor)
    for one in text.revisions:
        sentences += said(
            _("The Chair published %(symbol)s on %(day)s.") % {"symbol": one.symbol, "day": day(one.day)},
            one.acts,
            Thing("revision", (text.slug, str(one.number)), one.symbol),
        )
    return sentences


def _counts(symbol: str, these: list[Proposed]) -> list[Sentence]:
    made = [p for p in these if p.submitted]
    states = listed(list(dict.fromkeys(p.state for p in made)))
    about = _floor(these[0].slug, symbol)
    sentences = said(
        ngettext(
            "One proposal was made on %(symbol)s, by %(states)s.",
            "%(count)s proposals were made on %(symbol)s, by %(states)s.",
            len(made),
        )
        % {"count": len(made), "symbol": symbol, "states": states},
        all_of([p.submitted for p in made]),
        about,
    )
    became = {name: [p for p in made if _became(p) == name] for name in (*OUTCOMES, WITHDRAWN, OPEN)}
    words = {
        "incorporated": lambda n: ngettext(
            "The Chair incorporated one of them.", "The Chair incorporated %(count)s of them.", n
        ),
        "incorporated in part": lambda n: ngettext(
            "The Chair incorporated one of them in part.", "The Chair incorporated %(count)s of them in part.", n
        ),
        "not incorporated": lambda n: ngettext(
            "The Chair did not incorporate one of them.", "The Chair did not incorporate %(count)s of them.", n
        ),
        WITHDRAWN: lambda n: ngettext("One was withdrawn.", "%(count)s were withdrawn.", n),
        OPEN: lambda n: ngettext("One has no outcome.", "%(count)s have no outcome.", n),
    }
    for name, says in words.items():
        if found := became[name]:
            acts = all_of([p.withdrawn or (p.outcomes[-1].acts if p.outcomes else p.submitted) for p in found])
            sentences += said(says(len(found)) % {"count": len(found)}, acts, about)
    return sentences


OUTCOMES = ("incorporated", "incorporated in part", "not incorporated")
WITHDRAWN, OPEN = "withdrawn", "open"


def _became(proposal: Proposed) -> str:
    if proposal.withdrawn:
        return WITHDRAWN
    last = proposal.outcomes[-1].outcome if proposal.outcomes else ""
    return last if last in OUTCOMES else OPEN


def _proposal(proposal: Proposed) -> list[Sentence]:
    about = Thing(
        "proposal", (proposal.slug, str(proposal.number)), _("proposal %(number)s") % {"number": proposal.number}
    )
    values = {"state": proposal.state, "old": proposal.old, "new": proposal.new, "place": proposal.place}
    sentences = said(_wording(proposal.kind, bool(proposal.old)) % values, proposal.submitted, about)
    for one in proposal.outcomes:
        sentences += said(_disposed(one), one.acts, _revision(proposal.slug, one))
    return sentences + said(_("%(state)s withdrew the proposal.") % values, proposal.withdrawn, about)


def _wording(kind: str, after_words: bool) -> str:
    match kind:
        case "replace":
            return _("%(state)s proposed to replace “%(old)s” with “%(new)s” in %(place)s.")
        case "insert" if after_words:
            return _("%(state)s proposed to insert “%(new)s” after “%(old)s” in %(place)s.")
        case "insert":
            return _("%(state)s proposed to insert “%(new)s” at the beginning of %(place)s.")
        case "delete":
            return _("%(state)s proposed to delete “%(old)s” in %(place)s.")
        case "new paragraph":
            return _("%(state)s proposed a new paragraph after %(place)s: “%(new)s”")
        case _:
            return _("%(state)s proposed to delete %(place)s.")


def _disposed(one: Disposed) -> str:
    values = {"revision": _name(one), "words": one.words, "reason": one.reason}
    match one.outcome:
        case "incorporated":
            return _("The Chair incorporated the proposal in %(revision)s.") % values
        case "incorporated in part":
            return (
                _("The Chair incorporated the proposal in part in %(revision)s, as “%(words)s”; reason: “%(reason)s”")
                % values
            )
        case "not incorporated":
            return _("The Chair did not incorporate the proposal in %(revision)s; reason: “%(reason)s”") % values
        case _:
            return _("The Chair carried the proposal to %(revision)s.") % values


def _concern(concern: Raised) -> list[Sentence]:
    about = Thing("concern", (concern.slug, str(concern.number)), _("concern %(number)s") % {"number": concern.number})
    values = {"state": concern.state, "place": concern.place, "symbol": concern.symbol, "words": concern.words}
    sentences = said(
        _("%(state)s raised a concern about %(place)s of %(symbol)s: “%(words)s”") % values, concern.raised, about
    )
    for one in concern.answers:
        sentences += said(_answered(one), one.acts, _revision(concern.slug, one))
    if not concern.answers:
        sentences += said(_("It has no answer."), concern.raised, about)
    return sentences


def _answered(one: Disposed) -> str:
    values = {"revision": _name(one), "words": " ".join(w for w in (one.words, one.reason) if w)}
    match one.outcome, bool(values["words"]):
        case "carried", _words:
            return _("The Chair carried the concern to %(revision)s.") % values
        case "incorporated", True:
            return _("The Chair took it up in %(revision)s: “%(words)s”") % values
        case "incorporated", False:
            return _("The Chair took it up in %(revision)s.") % values
        case "incorporated in part", _words:
            return _("The Chair took it up in part in %(revision)s: “%(words)s”") % values
        case _:
            return _("The Chair did not take it up in %(revision)s: “%(words)s”") % values


def _floor(slug: str, symbol: str) -> Thing:
    return Thing("text", (slug,), _("%(symbol)s on the floor") % {"symbol": symbol})


def _name(one: Disposed) -> str:
    return _("Rev.%(number)s") % {"number": one.revision}


def _revision(slug: str, one: Disposed) -> Thing:
    return Thing("revision", (slug, str(one.revision)), _name(one))
