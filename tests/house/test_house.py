"""The house as it stands keeps its own rules; its import contracts are kept too (test_of_the_tests.py tries both)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import checks, pages

ROOT = Path(__file__).resolve().parents[2]
RULES = [
    checks.names,
    checks.lengths,
    checks.docstrings,
    checks.left_open,
    checks.machine_paths,
    checks.reference_pages,
    pages.inline_code,
    pages.untranslated,
    pages.untranslated_messages,
    pages.physical_sides,
    pages.third_parties,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Callable[[Path], list[str]]) -> None:
    findings = rule(ROOT)
    assert not findings, "\n".join([f"{rule.__doc__} But:", *findings])
