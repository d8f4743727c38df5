"""Questions about needs and offers. Names are for the own delegation and the secretariat, until both sides consented.

What a delegation is told of a match comes from its own ``Approach`` and from the ``Introduction``; of the other side it
learns before that only whether it is waited for or has declined.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multilateral.followup.capacity import facts
from multilateral.followup.capacity.models import Approach, Introduction, Match, Need, Offer
from multilateral.followup.framework.facts import Principle, principles
from multilateral.parties.acting import By
from multilateral.parties.models import LANGUAGE_KEYS, Role

Kind = TypeVar("Kind", Need, Offer)


class Stage(Enum):
    """Where one side of a match stands, as that side may know it."""

    ASKED = "asked"
    WAITING = "waiting"
    DECLINED = "declined"
    OTHER_DECLINED = "other declined"
    LAPSED = "lapsed"
    INTRODUCED = "introduced"


@dataclass(frozen=True, slots=True)
class Count:
    """How many needs and offers are open on one topic."""

    topic: str
    needs: int
    offers: int


@dataclass(frozen=True, slots=True)
class Term:
    """A topic or a kind of offer, in the language of the page."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A need or an offer with its words printed. ``kind`` is empty for a need."""

    row: Need | Offer
    topic: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a match as that side may know it. ``other`` is the other State's name once introduced, else empty."""

    approach: Approach
    topic: str
    stage: Stage
    other: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A need and an offer that the secretariat might bring together, with the reason in words."""

    need: Entry
    offer: Entry
    why: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A match on the secretariat's desk; the stages are those of the needing and of the offering side."""

    match: Match
    topic: str
    need_stage: Stage
    offer_stage: Stage


def topics() -> list[Term]:
    """What a need or an offer may be about."""
    return [Term(t.slug, t.name(_language())) for t in facts.topics()]


def kinds() -> list[Term]:
    """What may be offered."""
    return [Term(k.slug, k.name(_language())) for k in facts.kinds()]


def reminders() -> list[tuple[str, str, Principle]]:
    """The principles of capacity-building of which both sides are reminded: name, question, the entry."""
    return [(p.name(_language()), p.asks, p) for p in principles()]


def open_by_topic() -> list[Count]:
    """How many needs and offers are open, by topic, in the order of the vocabulary. Public; no names."""
    needs = Counter(Need.objects.filter(open=True).values_list("topic", flat=True))
    offers = Counter(Offer.objects.filter(open=True).values_list("topic", flat=True))
    return [Count(t.name, needs[t.slug], offers[t.slug]) for t in topics() if needs[t.slug] or offers[t.slug]]


def exercise() -> bool:
    """Whether any need or offer is of an invented State."""
    invented = {"open": True, "delegation__state__status": "invented"}
    return Need.objects.filter(**invented).exists() or Offer.objects.filter(**invented).exists()


def needs(by: By | None) -> list[Entry]:
    """The own delegation's needs; for the secretariat all open ones."""
    return _entries(_visible(Need.objects.all(), by))


def offers(by: By | None) -> list[Entry]:
    """The own delegation's offers; for the secretariat all open ones."""
    return _entries(_visible(Offer.objects.all(), by))


def need(by: By | None, id: uuid.UUID | str) -> Need | None:
    """One need that they may see, or ``None``."""
    return _visible(Need.objects.all(), by).filter(pk=id).first()


def offer(by: By | None, id: uuid.UUID | str) -> Offer | None:
    """One offer that they may see, or ``None``."""
    return _visible(Offer.objects.all(), by).filter(pk=id).first()


def approach(by: By | None, id: uuid.UUID | str) -> Approach | None:
    """One approach to the own delegation, or ``None``."""
    return _approaches(by).filter(pk=id).first()


def sides(by: By | None) -> list[Side]:
    """The matches about which the own delegation was asked, latest first, without the other's name until introduced."""
    return [_side(one) for one in _approaches(by).order_by("-asked_at")]


def awaiting_consent(by: By | None) -> list[Side]:
    """What is asked of me: matches that wait for the own delegation."""
    if by is None or by.role not in (Role.HEAD, Role.REPRESENTATIVE):
        return []
    return [side for side in sides(by) if side.stage is Stage.ASKED]


def suggestions(by: By | None) -> list[Suggestion]:
    """For the secretariat: open needs with open offers of the same topic that were not yet proposed to each other."""
    if by is None or by.role != Role.SECRETARIAT:
        return []
    taken = set(Match.objects.values_list("need_id", "offer_id"))
    offered = offers(by)
    return [
        Suggestion(need, offer, _why(offer))
        for need in needs(by)
        for offer in offered
        if need.row.topic == offer.row.topic
        and _may_meet(need.row, offer.row)
        and (need.row.pk, offer.row.pk) not in taken
    ]


def proposed(by: By | None) -> list[Proposed]:
    """For the secretariat: every match proposed, latest first."""
    if by is None or by.role != Role.SECRETARIAT:
        return []
    found = Match.objects.select_related(
        "need__delegation__state", "offer__delegation__state", "need_side", "offer_side"
    ).order_by("-proposed_at")
    if by.body:
        found = found.filter(need__delegation__body=by.body)
    names = {t.slug: t.name for t in topics()}
    return [
        Proposed(m, names.get(m.need.topic, m.need.topic), _stage(m.need_side, m), _stage(m.offer_side, m))
        for m in found
    ]


def _may_meet(need: Need | Offer, offer: Need | Offer) -> bool:
    one, other = need.delegation.state, offer.delegation.state
    return need.place == offer.place and one != other and one.invented == other.invented


def _why(offer: Entry) -> str:
    return _("The need and the offer are both on “%(topic)s”; what is offered is: %(kind)s.") % {
        "topic": offer.topic,
        "kind": offer.kind,
    }


def _visible(rows: QuerySet[Kind], by: By | None) -> QuerySet[Kind]:
    found = rows.select_related("delegation__state")
    if by is not None and by.role == Role.SECRETARIAT:
        found = found.filter(open=True)
        return found.filter(delegation__body=by.body) if by.body else found
    return found.filter(delegation=by.delegation) if by is not None and by.delegation is not None else found.none()


def _entries(rows: Iterable[Need | Offer]) -> list[Entry]:
    topic, kind = ({t.slug: t.name for t in terms} for terms in (topics(), kinds()))
    return [
        Entry(row, topic.get(row.topic, row.topic), kind.get(row.kind, row.kind) if isinstance(row, Offer) else "")
        for row in rows
    ]


def _approaches(by: By | None) -> QuerySet[Approach]:
    found = Approach.objects.select_related("delegation__state", "need", "offer")
    return found.filter(delegation=by.delegation) if by is not None and by.delegation is not None else found.none()


def _side(approach: Approach) -> Side:
    topic = next((t.name for t in topics() if t.slug == approach.topic), approach.topic)
    match = Match.objects.select_related("need", "offer", "need_side", "offer_side").get(
        Q(need_side=approach) | Q(offer_side=approach)
    )
    stage = _stage(approach, match)
    if stage is not Stage.INTRODUCED:
        return Side(approach, topic, stage)
    met = Introduction.objects.select_related("needing__state", "offering__state").get(pk=match.pk)
    other = met.offering if met.needing_id == approach.delegation_id else met.needing
    return Side(approach, topic, stage, other.name)


def _stage(approach: Approach, match: Match) -> Stage:
    other = match.offer_side if approach.pk == match.need_side_id else match.need_side
    if approach.declined_at is not None:
        return Stage.DECLINED
    if other.declined_at is not None:
        return Stage.OTHER_DECLINED
    if approach.consented_at is not None and other.consented_at is not None:
        return Stage.INTRODUCED
    if not (match.need.open and match.offer.open):
        return Stage.LAPSED
    return Stage.WAITING if approach.consented_at is not None else Stage.ASKED


def _language() -> str:
    language = get_language() or "en"
    return LANGUAGE_KEYS.get(language, language)
