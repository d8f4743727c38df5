"""The registry of permits: its page in the reference, and ``may`` role by role."""

from __future__ import annotations

import pytest

from multilateral.parties.acting import By
from multilateral.parties.models import Person, Role
from multilateral.parties.permit import REGISTRY, may
from tests.parties.permits_page import PAGE, page


def test_the_table_in_the_reference_is_what_the_registry_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "docs/reference/permits.md is stale: run `make permits`"


def test_a_stale_table_is_noticed() -> None:
    from multilateral.parties import permit

    written = page()
    permit.permit("parties.dance", Role.OBSERVER, says="dance", done="danced")
    try:
        assert page() != written
    finally:
        del REGISTRY["parties.dance"]


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_what_its_permits_name_and_nothing_else(role: Role) -> None:
    page()
    by = By(Person(slug="somebody", name="Somebody"), role)
    for name, granted in REGISTRY.items():
        if role not in granted.roles:
            verdict = may(by, name)
            assert not verdict and str(granted.says) in verdict.why and str(role.label) in verdict.why
        elif granted.when is None:
            assert may(by, name), f"{role} may {name}"


def test_a_visitor_may_nothing_and_is_told_to_sign_in() -> None:
    page()
    for name in REGISTRY:
        verdict = may(None, name)
        assert not verdict and verdict.why.startswith("Sign in to ")


def test_being_operator_or_secretariat_opens_no_floor() -> None:
    page()
    for name, granted in REGISTRY.items():
        if name in ("negotiation.draft_proposal", "negotiation.take_position", "decision.cast_vote"):
            assert not granted.roles & {Role.OPERATOR, Role.SECRETARIAT, Role.CHAIR}, name
