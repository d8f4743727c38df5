"""What delegations say about a decision, on the record: explanations, and standing apart."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.decision import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.decision.acts.putting import conducting
from multilateral.decision.models import Action, Dissociation, Statement
from multilateral.decision.queries.actions import is_sponsor, was_voted
from multilateral.decision.queries.meetings import body_of, book_of
from multilateral.decision.words import LONGEST, spoken
from multilateral.negotiation.models import Paragraph
from multilateral.negotiation.queries.texts import place_of
from multilateral.parties.acting import By, Overtaken, Refused, act
from multilateral.rules.explanations import may_explain

DECIDED = (Action.Stage.ADOPTED, Action.Stage.REJECTED)


@act("decision.explain", on="action")
def explain(*, by: By, action: Action, words: str, kind: str | None = None) -> Statement:
    """Explains the delegation's vote where there is one, its position where there is none; before or after the action.

    Before the action it is the vote that is explained if one has been asked for. ``kind`` is only
    there to be checked: what was meant as the one is not taken for the other.
    """
    words = _said(words)
    assert by.delegation is not None
    if action.stage == Action.Stage.RETURNED:
        raise Overtaken(_("%(symbol)s was returned to the floor; there is nothing to explain.") % _symbol(action))
    book = book_of(body_of(action.meeting))
    if action.stage == Action.Stage.VOTING:
        raise Refused(
            _("The voting has begun and is not interrupted. Your words are kept here; explain your vote after it."),
            rule=book.cite(book.interruption.rule),
        )
    after = action.stage in DECIDED
    if not after:
        conducting(action.meeting)
    voted = was_voted(action)
    fitting = Statement.Kind.EXPLANATION_OF_VOTE if voted else Statement.Kind.EXPLANATION_OF_POSITION
    if kind is not None and kind != fitting:
        raise Refused(
            _("There is a vote on %(symbol)s; explain your vote.") % _symbol(action)
            if voted
            else _("There is no vote on %(symbol)s; explain your position.") % _symbol(action)
        )
    permission = may_explain(
        book, "after" if after else "before", by_proposer=is_sponsor(action, by.delegation), was_voted=voted
    )
    if not permission.allowed:
        barred = voted and is_sponsor(action, by.delegation) and permission.rule == book.explanation_by_proposer.rule
        raise Refused(
            _("%(state)s is a sponsor, and a sponsor does not explain its vote on its own proposal.")
            % {"state": by.delegation.name}
            if barred
            else _("By the rules of this body no explanations are given at this point."),
            rule=book.cite(permission.rule),
        )
    if Statement.objects.filter(action=action, delegation=by.delegation, words=words).exists():
        raise Overtaken(_("Your delegation has said the same words on this already; they are on the record."))
    return Statement.objects.create(
        action=action, delegation=by.delegation, kind=fitting, after=after, words=words, made_at=timezone.now()
    )


@act("decision.dissociate", on="action")
def dissociate(*, by: By, action: Action, paragraph: Paragraph | None = None, words: str = "") -> Dissociation:
    """The delegation joined in adopting without a vote, and stands apart from one paragraph, or from the whole text."""
    words = _said(words, needed=False)
    assert by.delegation is not None
    if action.stage not in DECIDED:
        raise Refused(
            _("%(symbol)s has not been decided; dissociate your delegation after its adoption.") % _symbol(action)
        )
    if action.stage == Action.Stage.REJECTED:
        raise Refused(_("%(symbol)s was not adopted; there is nothing to dissociate from.") % _symbol(action))
    book = book_of(body_of(action.meeting))
    if not action.without_vote:
        raise Refused(
            _("There was a vote on %(symbol)s; explain your vote instead.") % _symbol(action),
            rule=book.cite(book.dissociations.rule),
        )
    if not book.dissociations.value:
        raise Refused(
            _("By the rules of this body nobody dissociates itself."), rule=book.cite(book.dissociations.rule)
        )
    place = None
    if paragraph is not None:
        place = place_of(paragraph, action.revision.number) if paragraph.text_id == action.text_id else None
        if place is None:
            raise Refused(_("That paragraph is not in the text that was adopted; choose one that is."))
    if Dissociation.objects.filter(action=action, delegation=by.delegation, paragraph=paragraph).exists():
        raise Overtaken(
            _("Your delegation has dissociated itself from %(place)s already.") % {"place": place.label}
            if place
            else _("Your delegation has dissociated itself from the whole text already.")
        )
    return Dissociation.objects.create(
        action=action, delegation=by.delegation, paragraph=paragraph, words=words, made_at=timezone.now()
    )


def _said(words: str, *, needed: bool = True) -> str:
    words = spoken(words)
    if needed and not words:
        raise Refused(_("Write what you wish to have on the record."))
    if len(words) > LONGEST:
        raise Refused(_("That is too long: a statement has at most %(most)s characters.") % {"most": LONGEST})
    return words


def _symbol(action: Action) -> dict[str, str]:
    return {"symbol": action.revision.symbol}
