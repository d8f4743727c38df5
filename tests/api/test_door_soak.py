"""Questions made up from the description of the door, good and bad: no crash, and no answer that is not described.

They are asked of the whole story of the tests, and of a record of real documents with what it holds as examples.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks

from tests.cast import BODY, Cast
from tests.parties.test_keys import made
from tests.record import samples
from tests.story import tell

V1 = "/api/v1"
CASES = 300
EXAMPLES = 3
"""Questions to each operation in a case, good ones and bad ones each."""
Known = dict[str, list[Any]]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Requests through WSGI leave the test's own transaction open, as Django's test client does."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def secret(cast: Cast, settings: Any) -> str:
    """A key of the secretariat. Wrong ones are not counted here: it would soon be refused with them."""
    settings.ACCOUNT_RATE_LIMITS = False
    return made(cast.secretariat)[1]


@pytest.mark.soak
def test_the_door_is_as_its_description_says(cast: Cast, soak: Any, one_connection: None, secret: str) -> None:
    tell(cast)
    _asked(soak, {"id": _handed_in(cast), "body": [BODY]}, secret)


@pytest.mark.soak
def test_the_door_of_a_loaded_record_is_as_its_description_says(
    cast: Cast, soak: Any, one_connection: None, secret: str, shared: Path
) -> None:
    _asked(soak, _loaded(cast, shared) | {"id": _handed_in(cast)}, secret)


def _handed_in(cast: Cast) -> list[str]:
    """Deposits that wait, as many as may be entered and withdrawn, half of them with doubts."""
    from multilateral.record import acts

    return [
        str(acts.deposit(by=cast.operator, content=text, name="L.txt", body=BODY, exercise=True).pk)
        for number in range(100, 120)
        for text in (samples.draft(f"EX/WG/3/L.{number}"), samples.DRAFT.replace("3/l.9", f"3/l.{number}0").encode())
    ]


def _loaded(cast: Cast, shared: Path) -> Known:
    """Enters real documents of five sessions with votes on them; gives what can be asked about them, by parameter."""
    from multilateral.record import acts, families, queries
    from multilateral.record.loading import prepare
    from multilateral.record.proceedings import lines

    files = sorted((shared / "data/ict").glob("*.txt"))
    files += [
        path for folder in sorted((shared / "data/unga").glob("7?")) for path in sorted(folder.glob("*/*.xml"))[::90]
    ]
    for path in files:
        content = path.read_bytes()
        acts.load(by=cast.operator, found=prepare(content, path.name), content=content, path=path.name)
    for path in sorted((shared / "data/unga/votes").glob("*.json")):
        content = path.read_bytes()
        for number, line in list(lines(content))[::40]:
            assert isinstance(line, dict)
            acts.enter_proceedings(by=cast.operator, line=line, content=content, path=path.name, number=number)
    held = [work.symbol for work in queries.works()]
    named = [target for symbol in held[:20] for target in _recalled(symbol)]
    return {
        "symbol": [*held, *named, "a/res/77/36", "77/36", "A/RES/74/264 A", "A/C.1/77/L.23", "A/RES/", "%41/RES/77/36"],
        "slug": [topic.slug for topic in families.topics(least=1)],
        "language": ["en", "ar", "zh", "fr", "ru", "es", "und"],
        "q": ["information", '"security of"', "Генеральная", "مجلس", "安全", "A/RES/77/36", '"', "٣", "o'clock -- *"],
        "session": [73, 77, 79, "77", "78", "S-10"],
        "kind": ["resolution", "draft resolution", "collection"],
        "body": [BODY, "first-committee", "nowhere"],
        "addressee": ["Secretary-General", "Member States"],
        "due": ["78", "2025-01-01", "none"],
        "n": [0, 7, 40],
        "text": ["Recalling its resolution 77/36 of 7 December 2022", "Decides to include in the provisional agenda"],
    }


def _recalled(symbol: str) -> list[str]:
    from multilateral.record import queries

    work = queries.work(symbol)
    return [recalled.target for recalled in queries.relations(work).recalls] if work else []


def _asked(soak: Any, known: Known, secret: str) -> None:
    from multilateral.server.wsgi import application

    schema = schemathesis.openapi.from_wsgi(f"{V1}/openapi.json", application)
    operations = [found.ok() for found in schema.get_all_operations()]
    for _number, source in soak.cases(CASES):
        for operation in operations:
            for mode in GenerationMode:
                _ask(operation, mode, source, known, secret)


def _ask(operation: Any, mode: GenerationMode, source: random.Random, known: Known, secret: str) -> None:
    """A few made-up questions to one operation, and every check on their answers."""

    @hypothesis.seed(source.randrange(2**32))
    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def asked(case: Any) -> None:
        excluded = [checks.negative_data_rejection]
        secured = "security" in operation.definition.raw
        if operation.path.endswith("/search") or secured:
            # That one of its parameters must be there, whichever, is more than a description can say; so is whether
            # bytes can be read, and what has become of a deposit meanwhile.
            excluded.append(checks.positive_data_acceptance)
        for given in (case.path_parameters, case.query, case.body):
            for name in given if isinstance(given, dict) else ():
                if name in known and source.random() < 0.7:
                    given[name] = source.choice(known[name])
                    excluded = [checks.negative_data_rejection, checks.positive_data_acceptance]
        # A blank before a number is forgiven; what is refused, the tests of the rooms say one by one.
        headers = {"Accept-Encoding": "identity"}
        if secured and source.random() < 0.9:
            headers["Authorization"] = f"Bearer {secret}"
        answer = case.call_and_validate(headers=headers, excluded_checks=excluded)
        if "json" in str(answer.headers.get("content-type")):
            _remembered(json.loads(answer.content), known)

    asked()


def _remembered(value: Any, known: Known) -> None:
    """Where a list goes on is known from its answer alone."""
    if known and isinstance(value, dict) and value.get("next"):
        known["cursor"] = [*known.get("cursor", [])[-9:], value["next"]]
