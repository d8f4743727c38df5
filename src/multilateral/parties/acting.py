"""How anything changes: the act. One decorator gives the transaction, the permission and the log line."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.ledger import acts as ledger
from multilateral.ledger.writing import PUBLIC, Row, Unlogged, current, writing
from multilateral.parties.models import DELEGATES, DELEGATION, Credential, Delegation, Person, Role
from multilateral.parties.permit import REGISTRY, may

R = TypeVar("R", bound=Row)


def directory(body: str) -> str:
    """Who may look up the points of contact of a body: its listed contacts, missions and secretariat."""
    return f"directory:{body}"


def clearing(body: str) -> str:
    """Who matches needs with offers in a body: its secretariat; the two sides learn of each other by consent."""
    return f"clearing:{body}"


def mission(delegation_id: object) -> str:
    """A delegation with its points of contact, who read what concerns them and none of its drafts."""
    return f"mission:{delegation_id}"


class Refused(Exception):
    """An act that cannot be done: one sentence, with the rule where there is one. Nothing has changed."""

    def __init__(self, sentence: str, *, rule: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.rule = sentence, rule


class NotPermitted(Refused):
    """An act that this person, in this capacity, may not do."""


class Overtaken(Refused):
    """What the act was based on has changed meanwhile; the page keeps what was typed."""


@dataclass(frozen=True, slots=True)
class By:
    """A person acting for a party, in a body, on a credential."""

    person: Person
    role: Role
    credential: Credential | None = None
    delegation: Delegation | None = None
    body: str = ""

    @classmethod
    def on(cls, credential: Credential) -> By:
        """The capacity that a credential gives."""
        return cls(credential.person, Role(credential.role), credential, credential.delegation, credential.body)

    @property
    def party(self) -> str:
        """For whom the person acts, as the ledger writes it."""
        if self.delegation is not None:
            return f"state:{self.delegation.state.code}"
        return f"body:{self.body}" if self.body else "installation"

    @property
    def audiences(self) -> frozenset[str]:
        """What this person may read besides what is public. Being secretariat or operator opens no draft."""
        names = {PUBLIC}
        if self.delegation is not None:
            names.add(mission(self.delegation.pk))
            if self.role in DELEGATION:
                names.add(f"delegation:{self.delegation.pk}")
        if self.role == Role.CHAIR:
            names.add(f"chair:{self.body}")
        if self.role in (*DELEGATES, Role.CONTACT, Role.SECRETARIAT):
            names.add(directory(self.body))
        if self.role == Role.SECRETARIAT:
            names.add(clearing(self.body))
        return frozenset(names)


def audiences(by: By | None) -> frozenset[str]:
    """What a reader may read; a visitor reads what is public."""
    return by.audiences if by else frozenset({PUBLIC})


def act(name: str, *, on: str | None = None) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Makes a function an act: ``fn(*, by, …) -> the row that the act is about``.

    ``on`` names the argument that the permission is asked about. The whole runs in one transaction
    behind the ledger's lock; rows passed in are read afresh behind it, so that what an act checks is
    what it changes. An act called inside another is its consequence: the outer permission covers it,
    and it leaves a line of its own. Raises ``Refused`` with nothing changed.
    """
    if name not in REGISTRY:
        raise RuntimeError(f"the act {name} has no permit")

    def declare(do: Callable[..., R]) -> Callable[..., R]:
        @functools.wraps(do)
        def run(*, by: By | None, **arguments: Any) -> R:
            if by is None:
                raise NotPermitted(may(None, name).why)
            outer = current()
            with transaction.atomic(durable=False), writing(name) as gathered:
                ledger.lock()
                for value in arguments.values():
                    if isinstance(value, Row):
                        value.refresh_from_db()
                if outer is None:
                    check_credential(by)
                    verdict = may(by, name, arguments.get(on) if on else None)
                    if not verdict:
                        raise NotPermitted(verdict.why)
                row = do(by=by, **arguments)
                audience = row.audience
                if gathered.audiences - {audience}:
                    # A private row in a public line would be read by all; a public one in a private line by few.
                    raise Unlogged(f"{name} changed rows for {sorted(gathered.audiences)}, but speaks to {audience}")
                payload: dict[str, Any] = {"rows": [[*key, values] for key, values in gathered.rows.items()]}
                if outer is not None:
                    payload["within"] = outer.act
                ledger.append(
                    act=name,
                    by=by.person.pk.hex,
                    for_party=by.party,
                    place=row.place or by.body,
                    object=f"{row._meta.label}:{row.pk}",
                    audience=audience,
                    payload=payload,
                    now=timezone.now(),
                )
            return row

        run.act = name  # type: ignore[attr-defined]
        return run

    return declare


def check_credential(by: By) -> None:
    """Reads the credential again. Raises ``NotPermitted`` if it does not cover today."""
    if by.credential is None:
        return
    by.credential.refresh_from_db()
    today = timezone.now().date()
    if not by.credential.valid_on(today):
        raise NotPermitted(
            _("The credential of %(person)s does not cover today. Ask the secretariat to enter a new one.")
            % {"person": by.person.name}
        )
