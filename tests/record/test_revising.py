"""What is in the record is corrected, withdrawn, reinstated, its inferred relations judged; and nothing disappears."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db

BETTER = samples.adopted().replace(b"answered late", b"answered very late")
PAGE = "/documents/EX/RES/3/1"


@pytest.fixture
def correction(cast: Any, bring_in: Any, settle: Any) -> Any:
    """An adopted text that is held, and a deposit that says it better."""
    from multilateral.record.acts import deposit

    bring_in(samples.adopted())
    return settle(deposit(by=cast.secretariat, content=BETTER, name="better.txt", body=BODY, exercise=True))


@pytest.fixture
def inferred(bring_in: Any) -> Any:
    """A link that the record inferred between a draft and what was adopted."""
    from multilateral.record import queries

    bring_in(on_a_topic(samples.draft()))
    (link,) = queries.relations(bring_in(on_a_topic(samples.adopted()))).earlier
    return link


def on_a_topic(text: bytes) -> bytes:
    """The paper with a title of its agenda item."""
    return text.replace(b"Agenda item 4\n", b"Agenda item 4\nLamps on the quays\n")


def words(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())


def test_a_correction_takes_the_place_and_what_stood_stays(cast: Any, client: Any, correction: Any) -> None:
    from multilateral.record.revising import correct

    correct(by=cast.secretariat, deposit=correction, reason="A word was left out.", source="EX/RES/3/1/Corr.1, para. 2")
    now, then = words(client, PAGE), words(client, f"{PAGE}?language=en&version=1")
    assert "answered very late" in now and "A word was left out." in now and "EX/RES/3/1/Corr.1, para. 2" in now
    assert f'href="{PAGE}?language=en&amp;version=1"' in now
    assert "answered very late" not in then and "This is version 1, which was corrected." in then
    assert "The version in force" in then
    assert words(client, f"{PAGE}?language=en&version=2").count("answered very late") == 1
    # Of the lines that prove the page, each says which version it brought.
    proof = now[now.index('id="proof"') :]
    assert proof.index('version=1" hreflang="en"') < proof.index('version=2" hreflang="en"')
    assert '<span lang="en">English</span>, version 2</a>' in proof
    for number in ("0", "3", "x", "9" * 40, "-1"):
        assert client.get(f"{PAGE}?version={number}").status_code == 404
    assert b"answered late" in client.get(f"{PAGE}.txt?language=en&version=1").content
    assert b"answered very late" in client.get(f"{PAGE}.txt").content


def test_a_correction_is_told_by_search_feed_and_api(cast: Any, client: Any, correction: Any) -> None:
    from multilateral.record import queries
    from multilateral.record.revising import correct

    before = {(a.pk, a.paragraph) for a in queries.operative_acts(queries.work("EX/RES/3/1"))}
    correct(by=cast.secretariat, deposit=correction, reason="A word was left out.")
    assert queries.search('"answered very late"').count == 1
    assert queries.search('"answered late"').count == 0
    assert {(a.pk, a.paragraph) for a in queries.operative_acts(queries.work("EX/RES/3/1"))} == before
    value = client.get("/api/v1/documents/EX/RES/3/1").json()
    (version,) = value["versions"]
    assert (value["version"], version["number"]) == (2, 2)
    assert [(e["number"], e["reason"]) for e in version["earlier"]] == [(1, "A word was left out.")]
    old = client.get("/api/v1/documents/EX/RES/3/1?version=1").json()
    assert "very late" not in str(old["preamble"]) and old["version"] == 1
    assert client.get("/api/v1/documents/EX/RES/3/1?version=3").status_code == 404
    assert 'term="corrected"' in words(client, "/feeds/documents.atom")


def test_an_earlier_version_can_be_proven(cast: Any, correction: Any) -> None:
    from multilateral.record.revising import correct
    from multilateral.server.transfer import verify_here

    correct(by=cast.secretariat, deposit=correction, reason="A word was left out.")
    assert verify_here().holds


def test_a_correction_is_refused_without_reason_change_or_version(cast: Any, bring_in: Any, correction: Any) -> None:
    from multilateral.record.acts import deposit, enter
    from multilateral.record.revising import correct

    with pytest.raises(Refused, match="Say what is corrected"):
        correct(by=cast.secretariat, deposit=correction, reason="  ")
    with pytest.raises(Refused, match="longer than 500"):
        correct(by=cast.secretariat, deposit=correction, reason="So.", source="x" * 501)
    with pytest.raises(Overtaken, match="enter this text as a correction of it"):
        enter(by=cast.secretariat, deposit=correction)
    correct(by=cast.secretariat, deposit=correction, reason="A word was left out.")
    with pytest.raises(Overtaken, match="entered in the record meanwhile"):
        correct(by=cast.secretariat, deposit=correction, reason="Again.")
    same = deposit(by=cast.secretariat, content=BETTER + b"\n", name="same.txt", body=BODY, exercise=True)
    with pytest.raises(Refused, match="nothing to correct"):
        correct(by=cast.secretariat, deposit=same, reason="Again.")
    other = deposit(by=cast.secretariat, content=samples.adopted("EX/RES/3/2"), name="o.txt", body=BODY, exercise=True)
    with pytest.raises(Refused, match="enter the text as a new one"):
        correct(by=cast.secretariat, deposit=other, reason="Why not.")


def test_the_deposit_page_offers_the_correction(cast: Any, enter: Any, correction: Any) -> None:
    client = enter(cast.secretariat)
    here = f"/deposit/{correction.pk}/"
    html = words(client, here)
    assert 'value="correct"' in html and 'value="enter"' not in html
    assert client.post(here, {"do": "correct", "reason": ""}).status_code == 422
    answer = client.post(here, {"do": "correct", "reason": "A word was left out.", "source": "Corr.1"})
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    assert PAGE in words(client, here)


def test_a_corrigendum_is_linked_because_its_symbol_says_so(bring_in: Any, client: Any) -> None:
    bring_in(samples.adopted())
    bring_in(samples.adopted().replace(b"Exercise EX/RES/3/1", b"Exercise EX/RES/3/1/Corr.1"))
    assert "It corrects this text." in words(client, PAGE)
    assert "This text corrects it." in words(client, f"{PAGE}/Corr.1")
    types = {r["type"] for r in client.get("/api/v1/documents/EX/RES/3/1").json()["relations"]}
    assert "corrected by" in types


def test_a_withdrawal_marks_and_a_reinstatement_takes_the_mark_away(cast: Any, enter: Any, bring_in: Any) -> None:
    bring_in(samples.DRAFT)
    here, client = "/documents/EX/WG/3/L.9", enter(cast.secretariat)
    assert client.post(here, {"do": "withdraw", "reason": ""}).status_code == 422
    assert client.post(here, {"do": "withdraw", "reason": "Its sponsors took it back."}).status_code == 303
    html = words(client, here)
    assert "Withdrawn on" in html and "Its sponsors took it back." in html and "Recalling" in html
    assert "crossborder" not in html
    assert "withdrawn" in words(client, "/documents/")
    value = client.get("/api/v1/documents/EX/WG/3/L.9").json()
    assert value["withdrawn"]["reason"] == "Its sponsors took it back."
    assert client.get("/api/v1/documents").json()["results"][0]["withdrawn_on"]
    feed = words(client, "/feeds/documents.atom")
    assert 'term="withdrawn"' in feed and "Its sponsors took it back." in feed
    assert client.post(here, {"do": "withdraw", "reason": "Twice."}).status_code == 409
    assert client.post(here, {"do": "reinstate"}).status_code == 303
    assert "Withdrawn on" not in words(client, here)
    assert client.get("/api/v1/documents/EX/WG/3/L.9").json()["withdrawn"] is None


def test_a_withdrawn_text_is_no_adoption_until_it_is_reinstated(cast: Any, client: Any, bring_in: Any) -> None:
    from multilateral.record.agreed import agreed
    from multilateral.record.revising import reinstate, withdraw

    work = bring_in(samples.adopted())
    for asked, status in (
        ("Encourages each State to answer in its working language", "verbatim"),
        ("Encourages each State to answer soon in its working language", "adapted"),
    ):
        for do, adoptions in ((None, 1), (lambda: withdraw(by=cast.secretariat, work=work, reason="x"), 0)):
            if do:
                do()
            (clause,) = agreed(asked, "en", exercise=True).clauses
            assert (clause.status, clause.adoptions) == (status if adoptions else "new", adoptions)
            value = client.post(
                "/api/v1/agreed-language",
                {"text": asked, "language": "en"},
                content_type="application/json",
            ).json()
            assert value["coverage"]["documents"] == adoptions, value["coverage"]
            (one,) = value["clauses"]
            assert one["adoptions"] == adoptions
        reinstate(by=cast.secretariat, work=work)


def test_an_inferred_relation_is_confirmed_on_a_source(cast: Any, enter: Any, inferred: Any) -> None:
    client = enter(cast.secretariat)
    assert "Inferred, and not yet confirmed by a person:" in words(client, PAGE)
    form = {"do": "judge", "link": str(inferred.pk), "verdict": "confirmed", "source": ""}
    refused = client.post(PAGE, form)
    assert refused.status_code == 422 and "Name the source" in refused.content.decode()
    assert client.post(PAGE, {**form, "source": "EX/WG/3/SR.2, para. 4"}).status_code == 303
    for address in (PAGE, "/documents/EX/WG/3/L.9"):
        html = words(client, address)
        assert "Confirmed by The Secretariat" in html and "EX/WG/3/SR.2, para. 4" in html
    (relation,) = [
        r for r in client.get("/api/v1/documents/EX/RES/3/1").json()["relations"] if r["type"] == "adopted from"
    ]
    assert (relation["basis"], relation["judged"]["verdict"]) == ("stated", "confirmed")
    assert (relation["judged"]["by"], relation["judged"]["source"]) == ("The Secretariat", "EX/WG/3/SR.2, para. 4")
    family = client.get("/api/v1/lineage/EX/RES/3/1").json()
    assert "confirmed by a person: EX/WG/3/SR.2, para. 4" in str(family)
    assert client.post(PAGE, {**form, "source": "again"}).status_code == 409


def test_a_rejected_relation_stays_and_is_taken_for_none(cast: Any, client: Any, inferred: Any, bring_in: Any) -> None:
    from multilateral.record import families, queries
    from multilateral.record.revising import judge_link

    judge_link(by=cast.secretariat, link=inferred, verdict="rejected", source="EX/WG/3/SR.2, para. 5")
    html = words(client, PAGE)
    assert "Not taken for a relation:" in html and "Rejected by The Secretariat" in html
    assert "The draft was" not in html
    assert list(queries.linked()) == []
    family = families.family(queries.work("EX/RES/3/1"))
    assert family is None or not any(text["goes_on_from"] for text in family.texts)
    # Another draft may now be found to be the one.
    bring_in(on_a_topic(samples.draft("EX/WG/3/L.10")))
    (found,) = [link for link in queries.linked() if link.later.symbol == "EX/RES/3/1"]
    assert found.earlier.symbol == "EX/WG/3/L.10"
    judge_link(by=cast.secretariat, link=inferred, verdict="confirmed", source="EX/WG/3/SR.6")
    assert "Confirmed by The Secretariat" in words(client, PAGE)


def test_what_is_stated_is_not_judged(cast: Any, bring_in: Any) -> None:
    from multilateral.record import queries
    from multilateral.record.revising import judge_link

    bring_in(samples.draft())
    (link,) = queries.relations(bring_in(samples.draft("EX/WG/3/L.9/Rev.1"))).earlier
    with pytest.raises(Refused, match="stated by its source"):
        judge_link(by=cast.secretariat, link=link, verdict="confirmed", source="x")


def test_role_by_role(cast: Any, enter: Any, inferred: Any) -> None:
    from multilateral.record.revising import judge_link, reinstate, withdraw

    work = inferred.later
    for by in (*cast.aldemar.everybody, cast.aldemar.contact, cast.chair):
        for do in (
            lambda by=by: judge_link(by=by, link=inferred, verdict="confirmed", source="x"),
            lambda by=by: withdraw(by=by, work=work, reason="x"),
            lambda by=by: reinstate(by=by, work=work),
        ):
            with pytest.raises(NotPermitted):
                do()
        html = words(enter(by), PAGE)
        assert 'value="judge"' not in html and 'value="withdraw"' not in html
        for form in ({"do": "judge", "link": str(inferred.pk)}, {"do": "withdraw"}, {"do": "reinstate"}):
            assert enter(by).post(PAGE, form).status_code == 403
    assert enter(None).post(PAGE, {"do": "withdraw", "reason": "x"}).status_code == 403
    html = words(enter(cast.secretariat), PAGE)
    assert 'value="judge"' in html and 'value="withdraw"' in html
    withdraw(by=cast.operator, work=work, reason="x")
    reinstate(by=cast.secretariat, work=work)
    judge_link(by=cast.operator, link=inferred, verdict="confirmed", source="x")


@pytest.mark.parametrize(
    "form", [{}, {"do": "judge"}, {"do": "judge", "link": "x"}, {"do": "judge", "link": "0" * 32}, {"do": "dance"}]
)
def test_an_odd_form_is_refused_in_words(cast: Any, enter: Any, inferred: Any, form: dict[str, str]) -> None:
    answer = enter(cast.secretariat).post(PAGE, form)
    assert answer.status_code == 422
    assert 'id="refusal"' in answer.content.decode()
