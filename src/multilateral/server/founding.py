"""An empty installation becomes a house with something in it: the facts, and an exercise to try."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from multilateral.bodies import queries as bodies
from multilateral.bodies.acts import enter_body
from multilateral.bodies.facts import bodies as body_facts
from multilateral.bodies.facts import earliest
from multilateral.bodies.models import Body
from multilateral.parties import acts as parties
from multilateral.parties import queries
from multilateral.parties.acting import By
from multilateral.parties.facts import states as state_facts
from multilateral.parties.order import english_key
from multilateral.server.exercise.stage import stage


def found(*, exercise: bool, say: Callable[[str], None]) -> None:
    """Enters what is not there yet. Doing it again changes nothing; stopped half-way, it goes on where it was."""
    by = parties.found()
    known = set(queries.states().values_list("code", flat=True))
    missing = [fact for fact in state_facts() if fact.code not in known]
    if missing:
        say(f"Entering {len(missing)} States and the bodies of the process …")
    with transaction.atomic():
        for fact in missing:
            parties.enter_state(
                by=by,
                code=fact.code,
                status=fact.status,
                names=fact.names,
                order=english_key(fact.name()),
                source=fact.source,
                iso2=fact.iso2,
                m49=fact.m49,
                regional_group=fact.regional_group,
                facts={
                    "formal": fact.formal_en,
                    "election_group": fact.election_group,
                    "group_note": fact.group_note,
                    "to_confirm": list(fact.to_confirm),
                },
            )
        enter_bodies(by)
    if exercise:
        stage(by, say)


def enter_bodies(by: By) -> None:
    """The bodies of the ICT-security process that are not entered yet, each after the one it succeeds."""
    entered: dict[str, Body] = {body.slug: body for body in bodies.bodies()}
    for fact in body_facts():
        if fact.slug in entered:
            continue
        entered[fact.slug] = enter_body(
            by=by,
            slug=fact.slug,
            names=dict(fact.names),
            kind=fact.kind,
            symbol_root=fact.symbol_root,
            mandate=fact.mandate,
            mandate_symbols=[mandate.symbol for mandate in fact.mandates],
            begins=earliest(fact.begins),
            ends=earliest(fact.ends),
            decision_mode=fact.decides_by,
            rules=fact.rules,
            facts={
                "short": fact.short,
                "begins": fact.begins,
                "ends": fact.ends,
                "members": fact.members,
                "all_states": fact.all_states,
                "mandates": [{"symbol": m.symbol, "date": m.date} for m in fact.mandates],
                "chairs": [{"name": c.name, "state": c.state} for c in fact.chairs],
                "outcomes": [
                    {"symbol": o.symbol, "what": o.what, "agreed": o.agreed, "endorsed_in": o.endorsed_in}
                    for o in fact.outcomes
                ],
                "sessions": [{"title": s.title, "begins": s.begins, "ends": s.ends} for s in fact.sessions],
                "note": fact.note,
            },
            to_confirm=list(fact.to_confirm),
            source=fact.source,
            succeeds=entered.get(fact.succeeds),
        )
