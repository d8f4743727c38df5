"""People of other places than the one of the cast: another body of exercises, and a body of real States.

``elsewhere(cast)`` and ``outside(cast)`` let them in; to the rows of the cast they are strangers with high offices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.cast import BEGINS, Cast

OTHER_BODY, REAL_BODY = "ex-other", "real-wg"


@dataclass(slots=True)
class Strangers:
    """Officers and one mission of another body, each as a ``By``."""

    body: Any
    delegation: Any
    chair: Any
    secretariat: Any
    head: Any
    representative: Any
    contact: Any

    @property
    def everybody(self) -> list[Any]:
        """All of them."""
        return [self.chair, self.secretariat, self.head, self.representative, self.contact]


def elsewhere(cast: Cast, state: str = "brennia") -> Strangers:
    """Another body of the exercise, in which a State of the cast has a delegation as well."""
    return _strangers(cast, OTHER_BODY, state, exercise=True)


def outside(cast: Cast) -> Strangers:
    """A body that is no exercise, with a State that is not invented and people who have accounts."""
    from multilateral.parties import acts

    acts.enter_state(
        by=cast.operator, code="real", status="member", names={"en": "Some Member"}, order="some", source="the tests"
    )
    return _strangers(cast, REAL_BODY, "real", exercise=False)


def _strangers(cast: Cast, slug: str, state: str, *, exercise: bool) -> Strangers:
    from multilateral.bodies.acts import enter_body
    from multilateral.parties import acts, queries
    from multilateral.parties.acting import By
    from multilateral.parties.models import Role

    body = enter_body(
        by=cast.operator,
        slug=slug,
        names={"en": f"Body {slug}"},
        kind="working_group",
        symbol_root="EX/OTHER" if exercise else "A/WG",
        decision_mode="majority",
        rules="exercise",
        exercise=exercise,
        source="the tests",
    )
    found = queries.state(state)
    assert found is not None
    delegation = acts.accredit_delegation(by=cast.operator, state=found, body=slug)

    def person(role: Role) -> By:
        mission = delegation if role in (Role.HEAD, Role.REPRESENTATIVE, Role.CONTACT) else None
        slug_ = f"{slug}-{role.value}"
        one = acts.enrol_person(by=cast.operator, slug=slug_, name=slug_.title(), exercise=exercise)
        return By.on(
            acts.issue_credential(
                by=cast.operator, person=one, role=role, delegation=mission, body=slug, valid_from=BEGINS
            )
        )

    roles = (Role.CHAIR, Role.SECRETARIAT, Role.HEAD, Role.REPRESENTATIVE, Role.CONTACT)
    return Strangers(body, delegation, *map(person, roles))
