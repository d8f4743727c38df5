"""A copy of the repository in which faults may be planted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.planting import copy_of_the_repository


@pytest.fixture(scope="module")
def shared_copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Path, bytes]]:
    """The copy, and the bytes of each of its files."""
    root = copy_of_the_repository(tmp_path_factory.mktemp("house"))
    return root, {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def copy(shared_copy: tuple[Path, dict[Path, bytes]]) -> Iterator[Path]:
    """A copy of the repository; what a test plants in it is taken out again."""
    root, before = shared_copy
    yield root
    for path in [path for path in root.rglob("*") if path.is_file()]:
        if path not in before:
            path.unlink()
        elif path.read_bytes() != before[path]:
            path.write_bytes(before[path])
