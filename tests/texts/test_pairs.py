"""What was issued as Word and as PDF reads alike; the whole table is ``python -m tests.texts.pairs``."""

from __future__ import annotations

from pathlib import Path

import pytest

from multilateral.texts.read import read
from tests.texts.pairs import agreement, words


@pytest.mark.parametrize("name", ["A_80_604_Add.6", "A_81_6_SECT.25"])
def test_the_words_of_both_agree_in_order_tables_included(shared: Path, name: str) -> None:
    folder = shared / "data" / "documents"
    one, other = (words(read((folder / f"{name}.{ending}").read_bytes())) for ending in ("pdf", "docx"))
    assert agreement(one, other) >= 0.99
