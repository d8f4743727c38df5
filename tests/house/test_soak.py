"""Long checks are repeatable, end in time, and go on where they stopped."""

from pathlib import Path

import pytest

from tests import soak
from tests.soak import Soak, figures


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SOAK", "SOAK_SEED", "SOAK_CASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(soak, "KEPT", tmp_path)


def test_a_case_is_the_same_every_time_and_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = {number: source.random() for number, source in Soak("x").cases(5)}
    assert drawn == {number: source.random() for number, source in Soak("x").cases(5)}
    assert len(set(drawn.values())) == 5
    monkeypatch.setenv("SOAK_CASE", "3")
    assert {number: source.random() for number, source in Soak("x").cases(5)} == {3: drawn[3]}


def test_the_short_run_ends_in_time() -> None:
    assert list(Soak("x", seconds=-1).cases(1_000_000)) == []


def test_the_whole_run_goes_on_at_the_case_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOAK", "whole")
    for number, _ in Soak("x", seconds=-1).cases(10):
        if number == 6:
            break
    assert [number for number, _ in Soak("x", seconds=-1).cases(10)] == [6, 7, 8, 9]
    assert [number for number, _ in Soak("x", seconds=-1).cases(3)] == [0, 1, 2]


def test_the_figures_are_what_tests_printed_and_nothing_beside() -> None:
    def report(when: str, outcome: str, *sections: tuple[str, str]) -> pytest.TestReport:
        return pytest.TestReport("tests/a.py::test_kills", ("", 0, ""), {}, outcome, None, when, sections)  # type: ignore[arg-type]

    printed, logged = ("Captured stdout call", "50 kills, nothing lost\n"), ("Captured log call", "WARNING x")
    assert list(figures([report("call", "passed", logged, ("Captured stdout setup", "a server"), printed)])) == [
        "test_kills: 50 kills, nothing lost"
    ]
    # A report of the teardown bears what was printed once more.
    assert list(figures([report("teardown", "passed", printed), report("call", "passed", logged)])) == []
