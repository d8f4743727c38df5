"""Opening a text."""

import pytest

from multilateral.negotiation import queries
from multilateral.negotiation.acts import open_text
from multilateral.negotiation.models import Paragraph, RollingText
from multilateral.parties.acting import NotPermitted, Refused
from tests.negotiation.conftest import WORDS, document, record


def test_a_recorded_draft_comes_to_the_floor_as_revision_nought(cast, work):
    text = open_text(by=cast.chair, work=work)
    assert (text.slug, text.body, text.session, text.revision, text.stage) == ("ex-wg-3-l-1", "ex-wg", 3, 0, "open")
    assert text.title == "Wells across borders"
    assert queries.revision(text).symbol == "EX/WG/3/L.1"
    assert {p.address: p.words for p in queries.places(queries.revision(text))} == WORDS


def test_every_addressed_paragraph_gets_an_identity_and_a_label(cast, work):
    text = open_text(by=cast.secretariat, work=work)
    places = queries.places(queries.revision(text))
    assert [p.label for p in places] == ["PP1", "OP1", "OP2", "OP2 (a)", "OP2 (b)", "OP3"]
    assert [p.depth for p in places] == [0, 0, 0, 1, 1, 0]
    assert len({p.paragraph.pk for p in places}) == Paragraph.objects.count() == 6


def test_only_chair_and_secretariat_of_the_body_open_a_text(cast, work):
    for by in (*cast.brennia.everybody, cast.operator):
        with pytest.raises(NotPermitted):
            open_text(by=by, work=work)
    other = record("EX/OTHER/L.1", body="another-body")
    with pytest.raises(NotPermitted, match="another body"):
        open_text(by=cast.chair, work=other)
    assert not RollingText.objects.exists()


def test_what_is_no_draft_is_refused(cast):
    with pytest.raises(Refused, match="only a draft"):
        open_text(by=cast.chair, work=record("EX/RES/1/1", kind="resolution"))


def test_a_draft_is_opened_once(cast, work):
    open_text(by=cast.chair, work=work)
    with pytest.raises(Refused, match="on the floor already"):
        open_text(by=cast.chair, work=work, slug="again")


def test_a_draft_without_an_english_version_is_refused(cast):
    with pytest.raises(Refused, match="no English version"):
        open_text(by=cast.chair, work=record("EX/WG/3/L.2", language="fr"))


def test_a_draft_without_paragraphs_is_refused(cast):
    empty = document("EX/WG/3/L.3")
    empty.preamble, empty.operative, empty.blocks, empty.notes = [], [], [], []
    with pytest.raises(Refused, match="no numbered paragraphs"):
        open_text(by=cast.chair, work=record("EX/WG/3/L.3", document=empty))


@pytest.mark.parametrize("slug", ["two words", "a/b", "é", "x" * 81])
def test_a_short_name_must_fit_an_address(cast, work, slug):
    with pytest.raises(Refused, match="short name"):
        open_text(by=cast.chair, work=work, slug=slug)


def test_a_short_name_is_given_once(cast, work):
    open_text(by=cast.chair, work=work, slug="wells")
    with pytest.raises(Refused, match="Another text"):
        open_text(by=cast.chair, work=record("EX/WG/3/L.9"), slug="wells")


def test_what_can_be_opened_is_told_to_those_of_the_body(cast, work):
    record("EX/RES/1/1", kind="resolution")
    record("EX/OTHER/L.1", body="another-body")
    assert queries.openable(cast.chair) == [work]
    assert queries.openable(None) == []
    open_text(by=cast.chair, work=work)
    assert queries.openable(cast.chair) == []
