"""The tests keep to a home of their own."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.cache import caches


def test_no_test_counts_sign_ins_where_another_process_forgives_them() -> None:
    assert type(caches["default"]).__name__ == "LocMemCache"


def test_the_home_of_the_tests_is_none_in_this_folder() -> None:
    assert not settings.MULTILATERAL_HOME.is_relative_to(Path(__file__).parents[2])
