"""What a report says of decisions, of what delegations said about them, and of the next agenda."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral.reports.facts import Apart, Decided, Ordered, Said, Voted
from multilateral.reports.sentence import Sentence, Thing, all_of, listed, said

Groups = list[list[Sentence]]


def decisions(decided: Iterable[Decided]) -> Groups:
    """Each text that was put, and how it was decided."""
    return [_decision(one) for one in decided]


def statements(decided: Iterable[Decided]) -> Groups:
    """For each action the explanations before and after it, as they were given; then who dissociated."""
    groups: Groups = []
    for one in decided:
        groups += [_explanations(one), _dissociations(one)]
    return groups


def agenda(items: Iterable[Ordered]) -> Groups:
    """What the session's decisions put on later provisional agendas, and by which paragraph."""
    return [_item(one) for one in items]


def _item(one: Ordered) -> list[Sentence]:
    values = {"place": one.place, "symbol": one.symbol, "title": one.title, "session": one.session}
    return said(
        _("By %(place)s of %(symbol)s, “%(title)s” stands on the provisional agenda of session %(session)s.") % values,
        one.acts,
        Thing("paragraph", (one.symbol, one.address), f"{one.symbol}, {one.place}"),
        Thing("agenda", (one.body, str(one.session)), _("agenda of session %(session)s") % values),
    )


def _about(one: Decided) -> Thing:
    return Thing("action", (one.id,), _("action on %(symbol)s") % {"symbol": one.symbol})


def _decision(one: Decided) -> list[Sentence]:
    sentences: list[Sentence] = []
    for meeting, acts in one.put:
        values = {"symbol": one.symbol, "meeting": meeting}
        sentences += said(_("%(symbol)s was put at meeting %(meeting)s.") % values, acts, _about(one))
    left = [_("proposal %(number)s") % {"number": number} for number in one.unsettled[0]]
    left += [_("concern %(number)s") % {"number": number} for number in one.unsettled[1]]
    if left and one.put:
        without = _("Without an outcome when it was put: %(what)s.") % {"what": listed(left)}
        sentences += said(without, one.put[-1][1], _about(one))
    decisive = one.stage in ("adopted", "rejected") and not one.without_vote
    for vote in one.votes[:-1] if decisive else one.votes:
        divided = {"symbol": one.symbol, "vote": _vote(vote)}
        sentences += said(
            _("A recorded vote on %(symbol)s was equally divided: %(vote)s.") % divided, vote.acts, _about(one)
        )
    if one.stage in ("put", "voting"):
        return sentences
    things = [_about(one)]
    if one.adopted_as:
        things.append(Thing("document", (one.adopted_as,), one.adopted_as))
    sentences += said(_result(one), one.result, *things)
    if one.stage == "rejected" and one.rule:
        sentences += said(_("This rests on %(rule)s.") % {"rule": one.rule}, one.result, _about(one))
    return sentences


def _result(one: Decided) -> str:
    values = {"symbol": one.symbol, "as": one.adopted_as, "vote": _vote(one.votes[-1]) if one.votes else ""}
    match one.stage, one.without_vote, bool(one.adopted_as):
        case "adopted", True, True:
            return _("%(symbol)s was adopted without a vote as %(as)s.") % values
        case "adopted", True, False:
            return _("%(symbol)s was approved without a vote.") % values
        case "adopted", False, True:
            return _("%(symbol)s was adopted as %(as)s by a recorded vote of %(vote)s.") % values
        case "adopted", False, False:
            return _("%(symbol)s was approved by a recorded vote of %(vote)s.") % values
        case "rejected", _without, _as:
            return _("%(symbol)s was rejected by a recorded vote of %(vote)s.") % values
        case _:
            return _("%(symbol)s was returned to the floor.") % values


def _vote(vote: Voted) -> str:
    if vote.abstain:
        said_so = ngettext(
            "%(yes)s to %(no)s, with %(abstain)s abstention",
            "%(yes)s to %(no)s, with %(abstain)s abstentions",
            vote.abstain,
        )
    else:
        said_so = _("%(yes)s to %(no)s, with no abstentions")
    return said_so % {"yes": vote.yes, "no": vote.no, "abstain": vote.abstain}


def _explanations(one: Decided) -> list[Sentence]:
    given = [s for s in one.statements if s.acts]
    sentences = said(
        ngettext(
            "One explanation was given on %(symbol)s.",
            "%(count)s explanations were given on %(symbol)s.",
            len(given),
        )
        % {"count": len(given), "symbol": one.symbol},
        all_of([s.acts for s in given]),
        _about(one),
    )
    for statement in given:
        sentences += said(_explained(statement) % {"state": statement.state}, statement.acts, _about(one))
    return sentences


def _explained(statement: Said) -> str:
    match statement.of_vote, statement.after:
        case True, True:
            return _("%(state)s explained its vote after the action.")
        case True, False:
            return _("%(state)s explained its vote before the action.")
        case False, True:
            return _("%(state)s explained its position after the action.")
        case _:
            return _("%(state)s explained its position before the action.")


def _dissociations(one: Decided) -> list[Sentence]:
    sentences: list[Sentence] = []
    for apart in one.dissociations:
        sentences += said(_apart(apart, one.adopted_as or one.symbol), apart.acts, _about(one))
    return sentences


def _apart(apart: Apart, symbol: str) -> str:
    values = {"state": apart.state, "place": apart.place, "symbol": symbol}
    if apart.place:
        return _("%(state)s dissociated itself from %(place)s of %(symbol)s.") % values
    return _("%(state)s dissociated itself from %(symbol)s.") % values
