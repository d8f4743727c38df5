"""What changes the bodies, their sessions and agendas."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _

from multilateral.bodies import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.bodies.models import AgendaItem, AgendaTopic, Body, Session
from multilateral.parties.acting import By, Refused, act


@act("bodies.enter_body")
def enter_body(
    *,
    by: By,
    slug: str,
    names: dict[str, str],
    kind: str,
    symbol_root: str = "",
    mandate: str = "",
    mandate_symbols: list[str] | None = None,
    begins: datetime.date | None = None,
    ends: datetime.date | None = None,
    decision_mode: str = "",
    rules: str = "",
    exercise: bool = False,
    facts: dict[str, Any] | None = None,
    to_confirm: list[str] | None = None,
    source: str = "",
    succeeds: Body | None = None,
) -> Body:
    """Enters a body, or corrects what is told of one."""
    body = Body.objects.filter(slug=slug).first() or Body(slug=slug)
    body.names, body.kind, body.symbol_root, body.mandate = names, kind, symbol_root, mandate
    body.mandate_symbols, body.begins, body.ends = mandate_symbols or [], begins, ends
    body.decision_mode, body.rules, body.exercise = decision_mode, rules, exercise
    body.facts, body.to_confirm, body.source, body.succeeds = facts or {}, to_confirm or [], source, succeeds
    body.save()
    return body


@act("bodies.enter_session", on="body")
def enter_session(
    *, by: By, body: Body, number: int, opens: datetime.date | None = None, closes: datetime.date | None = None
) -> Session:
    """Enters a session of a body."""
    if opens and closes and closes < opens:
        raise Refused(_("A session cannot close before it opens."))
    if Session.objects.filter(body=body, number=number).exists():
        raise Refused(_("Session %(number)s of this body is entered already.") % {"number": number})
    return Session.objects.create(body=body, number=number, opens=opens, closes=closes)


@act("bodies.include_item", on="body")
def include_item(
    *,
    by: By,
    body: Body,
    session: int,
    title: str,
    symbol: str = "",
    paragraph: str = "",
    number: str = "",
    provisional: bool = True,
) -> AgendaItem:
    """Puts a topic on a session's agenda; the session is entered if nobody has yet (rule 13: items ordered earlier).

    ``symbol`` and ``paragraph`` name the decision that ordered it.
    """
    title = " ".join(title.split())
    if not title:
        raise Refused(_("An agenda item needs a title."))
    found = Session.objects.filter(body=body, number=session).first()
    if found is None:
        found = Session.objects.create(body=body, number=session)
    topic = AgendaTopic.objects.filter(body=body, title=title).first()
    if topic is None:
        topic = AgendaTopic.objects.create(body=body, title=title)
    if AgendaItem.objects.filter(session=found, topic=topic).exists():
        raise Refused(_("“%(title)s” is on that agenda already.") % {"title": title})
    return AgendaItem.objects.create(
        session=found, topic=topic, number=number, provisional=provisional, symbol=symbol, paragraph=paragraph
    )
