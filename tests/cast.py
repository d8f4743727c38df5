"""The fixed cast of the tests: three invented States, a Chair, a secretariat, an outsider, in one exercise body.

``cast`` is the fixture. ``cast.brennia.head`` and the like are ``By`` values, ready to act.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import pytest

from tests.replay import replayed

BODY = "ex-wg"
SYMBOL_ROOT = "EX/WG"
BEGINS = datetime.date(2026, 1, 12)


@dataclass(slots=True)
class Mission:
    """One invented State's people, each as a ``By``."""

    delegation: Any
    head: Any
    representative: Any
    adviser: Any
    capital: Any
    contact: Any

    @property
    def everybody(self) -> list[Any]:
        """All who may read the delegation's private papers."""
        return [self.head, self.representative, self.adviser, self.capital]


@dataclass(slots=True)
class Cast:
    """Everybody. ``outsider`` is ``None``: a visitor without credentials."""

    body: Any
    session: Any
    next_session: Any
    aldemar: Mission
    brennia: Mission
    korvath: Mission
    chair: Any
    secretariat: Any
    operator: Any
    outsider: None = None

    @property
    def missions(self) -> list[Mission]:
        """In English alphabetical order."""
        return [self.aldemar, self.brennia, self.korvath]

    def others(self, mission: Mission) -> list[Any]:
        """Everybody who is not of that mission: other delegations, Chair, secretariat, operator, visitor."""
        others = [by for m in self.missions if m is not mission for by in (*m.everybody, m.contact)]
        return [*others, self.chair, self.secretariat, self.operator, None]


STATES = {
    "aldemar": "Aldemar",
    "brennia": "Brennia",
    "korvath": "Korvath (Federal Republic of)",
}


def gather() -> Cast:
    """Founds the installation and lets the cast in, by acts."""
    from multilateral.bodies.acts import enter_body, enter_session
    from multilateral.parties import acts
    from multilateral.parties.acting import By
    from multilateral.parties.models import Role

    operator = acts.found()
    body = enter_body(
        by=operator,
        slug=BODY,
        names={"en": "Working Group of the Tests", "fr": "Groupe de travail des essais"},
        kind="working_group",
        symbol_root=SYMBOL_ROOT,
        decision_mode="majority",
        rules="exercise",
        exercise=True,
        source="the tests",
    )
    session, next_session = (
        enter_session(by=operator, body=body, number=number, opens=opens, closes=opens + datetime.timedelta(days=11))
        for number, opens in ((3, datetime.date(2026, 11, 9)), (4, datetime.date(2027, 5, 10)))
    )

    def person(slug: str, role: Role, delegation: Any = None) -> By:
        found = acts.enrol_person(by=operator, slug=slug, name=slug.replace("-", " ").title(), exercise=True)
        return By.on(
            acts.issue_credential(
                by=operator,
                person=found,
                role=role,
                delegation=delegation,
                body=BODY,
                instrument="Note verbale of the tests",
                valid_from=BEGINS,
            )
        )

    def mission(code: str) -> Mission:
        state = acts.enter_state(
            by=operator,
            code=code,
            status="invented",
            names={"en": STATES[code]},
            order=STATES[code].casefold(),
            source="the tests",
        )
        delegation = acts.accredit_delegation(by=operator, state=state, body=BODY)
        roles = (Role.HEAD, Role.REPRESENTATIVE, Role.ADVISER, Role.CAPITAL, Role.CONTACT)
        return Mission(delegation, *(person(f"{code}-{role.value}", role, delegation) for role in roles))

    return Cast(
        body=body,
        session=session,
        next_session=next_session,
        aldemar=mission("aldemar"),
        brennia=mission("brennia"),
        korvath=mission("korvath"),
        chair=person("the-chair", Role.CHAIR),
        secretariat=person("the-secretariat", Role.SECRETARIAT),
        operator=operator,
    )


@pytest.fixture
def cast(db: Any) -> Cast:
    """The cast, in an otherwise empty installation."""
    found: Cast = replayed(gather)
    return found


@pytest.fixture
def enter(client: Any) -> Any:
    """Signs a test client in as somebody of the cast: ``enter(cast.chair)``; ``enter(None)`` signs out."""

    def sign_in(by: Any) -> Any:
        from multilateral.parties.models import Account

        client.logout()
        if by is not None:
            account = Account.objects.filter(person=by.person).first() or Account.objects.create_user(
                f"{by.person.slug}@example.invalid", person=by.person
            )
            client.force_login(account)
            session = client.session
            session["credential"] = str(by.credential.pk) if by.credential else ""
            session.save()
        return client

    return sign_in
