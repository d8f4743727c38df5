"""Samples of the record in the official languages: leads, round trips and counts. The scripts measure the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.texts import leads, roundtrip, six_languages


@pytest.fixture(autouse=True)
def _record(shared: Path) -> None:
    """Without the shared record there is nothing to read: the fixture skips with its reason."""


@pytest.mark.parametrize("language", ["French", "Spanish", "Russian", "Arabic", "Chinese"])
def test_leads_agree_with_what_is_set_in_italics(language: str) -> None:
    found = leads.agreement(roundtrip.record(language, ["78"], sample=8, seed=5))
    assert found["preamble"].rate > 96
    assert found["operative"].rate > 96


@pytest.mark.parametrize("language", ["French", "Spanish", "Russian", "Arabic", "Chinese"])
def test_paragraphs_survive_plain_text(language: str) -> None:
    counts = roundtrip.total(roundtrip.measure(roundtrip.record(language, ["78"], sample=5, seed=7), "text"))
    assert counts.total > 50
    assert counts.rate > 98


def test_the_versions_of_a_resolution_have_as_many_paragraphs_as_each_other() -> None:
    found = six_languages.versions("78")
    known = six_languages.known()
    some = {number: found[number] for number in ("16", "20", "29", "43", "127", "217")}
    _, exceptions = six_languages.compared(some, "akn")
    assert {(one.number, one.language) for one in exceptions} <= set(known)
