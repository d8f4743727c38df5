"""What changes needs, offers and matches. Which line of the ledger is for whom: see ``models``."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.followup.capacity import facts, permits  # noqa: F401  the permits must be declared before the acts
from multilateral.followup.capacity.models import Approach, Introduction, Match, Need, Offer
from multilateral.followup.capacity.naming import named_in
from multilateral.parties.acting import By, Refused, act


@act("capacity.register_need")
def register_need(*, by: By, topic: str, words: str) -> Need:
    """Says with what the State would like help; ``topic`` is one of the vocabulary."""
    if by.delegation is None:
        raise Refused(_("A need is registered for a delegation."))
    return Need.objects.create(
        delegation=by.delegation, topic=_topic(topic), words=_words(words), registered_at=timezone.now()
    )


@act("capacity.register_offer")
def register_offer(*, by: By, topic: str, kind: str, words: str) -> Offer:
    """Says with what the State could help; ``topic`` and ``kind`` are of the vocabulary."""
    if by.delegation is None:
        raise Refused(_("An offer is registered for a delegation."))
    if kind not in {k.slug for k in facts.kinds()}:
        raise Refused(_("Choose what kind of help is offered."))
    return Offer.objects.create(
        delegation=by.delegation, topic=_topic(topic), kind=kind, words=_words(words), registered_at=timezone.now()
    )


@act("capacity.close", on="entry")
def close(*, by: By, entry: Need | Offer) -> Need | Offer:
    """Closes one's own need or offer: it is suggested no more, and open questions about it lapse."""
    if not entry.open:
        raise Refused(_("This was closed already."))
    entry.open = False
    entry.save()
    return entry


@act("capacity.propose_match", on="need")
def propose_match(*, by: By, need: Need, offer: Offer, why: str) -> Match:
    """Asks both sides of a need and an offer of the same topic. ``why`` is read by both and may name neither."""
    why = " ".join(why.split())
    if not why:
        raise Refused(_("Say in words why the two fit; both sides read it."))
    if not (need.open and offer.open):
        raise Refused(_("The need or the offer was closed meanwhile."))
    if need.topic != offer.topic:
        raise Refused(_("The need and the offer are of different topics."))
    if need.place != offer.place:
        raise Refused(_("The need and the offer were registered in different bodies."))
    if need.delegation.state_id == offer.delegation.state_id:
        raise Refused(_("The need and the offer are of the same State."))
    if need.delegation.state.invented != offer.delegation.state.invented:
        raise Refused(_("An exercise and the record are kept apart: one of the two States is invented."))
    if Match.objects.filter(need=need, offer=offer).exists():
        raise Refused(_("These two were proposed to each other already."))
    names = [name for side in (need, offer) for name in side.delegation.state.names.values()]
    named = named_in(why, names)
    if named is not None:
        raise Refused(
            _("The reason names %(state)s, and both sides read it; neither learns of the other before both consent.")
            % {"state": named}
        )
    now = timezone.now()
    return Match.objects.create(
        need=need,
        offer=offer,
        need_side=approach(by=by, need=need, why=why),
        offer_side=approach(by=by, offer=offer, why=why),
        why=why,
        proposed_at=now,
    )


@act("capacity.approach")
def approach(*, by: By, why: str, need: Need | None = None, offer: Offer | None = None) -> Approach:
    """Asks one side; a consequence of ``propose_match``, with a line that the other side cannot read."""
    entry = need or offer
    if entry is None:
        raise Refused(_("A side is asked about its need or its offer."))
    return Approach.objects.create(
        delegation=entry.delegation, need=need, offer=offer, topic=entry.topic, why=why, asked_at=timezone.now()
    )


@act("capacity.consent", on="approach")
def consent(*, by: By, approach: Approach) -> Approach:
    """Consents for one side. With the second consent both are introduced to each other."""
    match, other = _match(approach)
    if approach.consented_at is not None:
        raise Refused(_("You have consented already."))
    if approach.declined_at is not None:
        raise Refused(_("You have declined already; ask the secretariat to propose another match."))
    if other.declined_at is not None:
        raise Refused(_("The other side has declined meanwhile; nothing is asked of you any more."))
    if not (match.need.open and match.offer.open):
        raise Refused(_("The need or the offer was closed meanwhile; nothing is asked of you any more."))
    approach.consented_at = timezone.now()
    approach.save()
    if other.consented_at is not None:
        introduce(by=by, match=match)
    return approach


@act("capacity.decline", on="approach")
def decline(*, by: By, approach: Approach) -> Approach:
    """Declines for one side, without a reason; also after consenting, as long as the other side has not."""
    match, _other = _match(approach)
    if approach.declined_at is not None:
        raise Refused(_("You have declined already."))
    if Introduction.objects.filter(pk=match.pk).exists():
        raise Refused(_("Both have consented and know each other; settle with them what follows."))
    approach.declined_at = timezone.now()
    approach.save()
    return approach


@act("capacity.introduce")
def introduce(*, by: By, match: Match) -> Introduction:
    """Tells each side who the other is; a consequence of the second ``consent``."""
    return Introduction.objects.create(
        pk=match.pk,
        needing=match.need.delegation,
        offering=match.offer.delegation,
        topic=match.need.topic,
        why=match.why,
        introduced_at=timezone.now(),
    )


def _match(approach: Approach) -> tuple[Match, Approach]:
    """The match of an approach, and its other side."""
    found = Match.objects.select_related(
        "need__delegation__state", "offer__delegation__state", "need_side", "offer_side"
    )
    if approach.need_id is not None:
        match = found.get(need_side=approach)
        return match, match.offer_side
    match = found.get(offer_side=approach)
    return match, match.need_side


def _topic(slug: str) -> str:
    if slug not in {t.slug for t in facts.topics()}:
        raise Refused(_("Choose a topic from the list."))
    return slug


def _words(words: str) -> str:
    words = words.strip()
    if not words:
        raise Refused(_("Say in words what it is about."))
    return words
