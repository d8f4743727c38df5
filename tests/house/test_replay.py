"""What is laid down again is what acts built, and a record that goes on from there holds."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from multilateral.ledger import queries as ledger
from multilateral.parties import acts
from multilateral.parties.models import Credential, Person
from multilateral.server.transfer import verify_here
from tests.cast import gather
from tests.replay import replayed


def test_rows_and_people_are_the_same_again_and_the_record_goes_on(db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.replay._kept", {})
    built = []

    def build() -> Any:
        built.append(gather())
        return built[-1]

    shown = []
    for _ in range(2):
        with transaction.atomic():
            cast = replayed(build)
            people = set(Person.objects.values_list("pk", "slug")), set(Credential.objects.values_list("pk", "role"))
            shown.append((ledger.head().root, people, cast.brennia.head))
            assert verify_here().holds
            acts.erase_person(by=cast.operator, person=cast.korvath.adviser.person)
            assert verify_here().holds
            transaction.set_rollback(True)
    assert len(built) == 1
    assert shown[0] == shown[1]
    gather()
    with pytest.raises(Exception, match="already|taken|exists"):
        replayed(build)
    assert len(built) == 1
