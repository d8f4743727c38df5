"""What a report says of the carrying out: what was asked and reported, and counts of what is private."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral.reports.facts import Asked, Facts, Told
from multilateral.reports.negotiating import day
from multilateral.reports.sentence import Sentence, Thing, said

Groups = list[list[Sentence]]


def asked(found: Iterable[Asked]) -> Groups:
    """What the decisions asked of whom, until when, with the latest report of each who reported."""
    return [_asked(one) for one in found]


def carried_out(facts: Facts) -> Groups:
    """Published answers by name; tests of contacts and matches as counts alone, each leading to its sealed lines."""
    return [_tests(facts), _answers(facts), _matches(facts)]


def _asked(one: Asked) -> list[Sentence]:
    about = Thing("paragraph", (one.symbol, one.address), f"{one.symbol}, {one.place}")
    values = {"place": one.place, "symbol": one.symbol, "addressee": one.addressee, "task": one.task.rstrip(".;")}
    sentences = said(
        _("%(place)s of %(symbol)s asks (addressee: %(addressee)s): “%(task)s”.") % values, one.acts, about
    )
    if one.due_session is not None:
        due = _("It is due at session %(session)s.") % {"session": one.due_session}
    elif one.due_date is not None:
        due = _("It is due by %(day)s.") % {"day": day(one.due_date)}
    else:
        due = _("It sets no time.")
    sentences += said(due, one.acts, about)
    for told in one.told:
        sentences += said(_told(told), told.acts, about)
    return sentences


def _told(told: Told) -> str:
    values = {"who": told.state or told.role, "status": told.status, "evidence": told.evidence}
    if told.evidence:
        return _("Reported by %(who)s: %(status)s; see %(evidence)s.") % values
    return _("Reported by %(who)s: %(status)s.") % values


def _tests(facts: Facts) -> list[Sentence]:
    sent, answered = len(facts.tests), len(facts.tests_answered)
    about = Thing("contacts", (), _("Points of contact"))
    sentences = said(
        ngettext(
            "One test was sent to a point of contact, plainly as an exercise.",
            "%(count)s tests were sent to points of contact, plainly as exercises.",
            sent,
        )
        % {"count": sent},
        facts.tests,
        about,
    )
    return sentences + said(
        ngettext("One answer came.", "%(count)s answers came.", answered) % {"count": answered},
        facts.tests_answered,
        about,
    )


def _answers(facts: Facts) -> list[Sentence]:
    sentences: list[Sentence] = []
    for one in facts.answers:
        sentences += said(
            _("%(state)s published its answer to the survey on “%(norm)s”.") % {"state": one.state, "norm": one.norm},
            one.acts,
            Thing("survey", (), _("survey")),
        )
    return sentences


def _matches(facts: Facts) -> list[Sentence]:
    count = len(facts.matches)
    return said(
        ngettext(
            "One need was brought together with an offer, with the consent of both sides.",
            "%(count)s needs were brought together with offers, with the consent of both sides.",
            count,
        )
        % {"count": count},
        facts.matches,
        Thing("capacity", (), _("Needs and offers")),
    )
