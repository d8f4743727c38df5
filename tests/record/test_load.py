"""The act of loading: a file of a collection becomes versions, links, index and one line in the ledger."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.record import queries
from multilateral.record.acts import enter_source, load
from multilateral.record.files import fingerprint
from multilateral.record.loading import Loadable, prepare, prepared
from multilateral.record.models import Work
from multilateral.texts import read
from multilateral.texts.model import TextError
from tests.record import samples

pytestmark = pytest.mark.django_db


def loaded(by: Any, content: bytes, path: str = "third session/a.txt") -> Work:
    found: Work = load(by=by, found=prepare(content, path), content=content, path=path)
    return found


def test_a_text_is_found_linked_and_followed_up(cast: Any) -> None:
    loaded(cast.operator, samples.draft(), "L.9.txt")
    work = loaded(cast.operator, samples.adopted(), "1.txt")
    assert (work.symbol, work.exercise) == ("EX/RES/3/1", True)
    assert [link.earlier.symbol for link in queries.relations(work).earlier] == ["EX/WG/3/L.9"]
    assert [act.due_session for act in queries.operative_acts(work)] == [4, 4]
    assert queries.search("working language").count == 2
    assert len(queries.entered_by(work)) == 1


def test_a_doubt_keeps_nothing_out_and_stays_with_the_version(cast: Any) -> None:
    version = queries.version(loaded(cast.operator, samples.DRAFT.encode()))
    assert version is not None
    assert {doubt.kind for doubt in queries.document(version).doubts} >= {"symbol-case"}


def test_a_text_without_a_symbol_is_refused_before_anything_is_kept() -> None:
    with pytest.raises(TextError, match="states no symbol"):
        prepare(samples.NO_RESOLUTION.encode(), "notes.txt")


def test_a_source_is_entered_once_and_corrected(cast: Any) -> None:
    first = enter_source(by=cast.operator, slug="papers", title="Papers")
    again = enter_source(by=cast.operator, slug="papers", title="Papers of the Working Group")
    assert (first.pk, again.title) == (again.pk, "Papers of the Working Group")


def test_the_english_title_names_a_work_whichever_language_came_first(cast: Any) -> None:
    french = read(samples.adopted(), name="1F.txt")
    french.language, french.title = "fr", "Modèles communs"
    content = b"the same in another language"
    found = Loadable(fingerprint(content), (prepared(french),))
    assert load(by=cast.operator, found=found, content=content, path="1F.txt").title == "Modèles communs"
    work = loaded(cast.operator, samples.adopted(), "1E.txt")
    assert work.title == "Common templates for requests"
    assert [version.language for version in queries.versions(work)] == ["en", "fr"]
    assert [act.due_session for act in queries.operative_acts(work)] == [4, 4]
