"""What a delegation drafts and what the Chair prepares is read by nobody else: no query, no line, no page."""

import json

from django.apps import apps
from django.urls import reverse

from multilateral.ledger import queries as ledger
from multilateral.negotiation import acts, queries
from multilateral.parties.acting import audiences

SECRET = "zanzibarian quicksilver"
REASON = "vermilion considerations"


def pages(text, draft):
    """Every page of the room."""
    yield reverse("texts")
    for view in ("clean", "bracketed", "attributed", "ours"):
        yield reverse("text", args=[text.slug]) + f"?view={view}"
    yield reverse("text_revision", args=[text.slug, 0])
    for name in ("text_propose", "text_position", "text_concern"):
        yield reverse(name, args=[text.slug, "op1"])
    yield reverse("desk", args=[text.slug])
    yield reverse("consolidate", args=[text.slug])
    yield reverse("draft", args=[text.slug, draft.pk])


def test_an_unsubmitted_draft_is_in_no_query_for_anybody_else(cast, floor):
    draft = floor.draft(cast.brennia.adviser, new=SECRET, reason=REASON)
    acts.clear_draft(by=cast.brennia.head, draft=draft)
    for by in cast.others(cast.brennia):
        assert queries.draft(draft.pk, by) is None
        assert not queries.drafts(by).exists()
        assert queries.trail(draft, by) == []
        assert all(not spot.drafts for spot in queries.floor(floor.text, by))
        assert SECRET not in repr(queries.floor(floor.text, by)) + repr(queries.desk(floor.text))
    for by in cast.brennia.everybody:
        assert queries.draft(draft.pk, by).new == SECRET
        assert [d.pk for spot in queries.floor(floor.text, by) for d in spot.drafts] == [draft.pk]


def test_no_line_of_the_ledger_tells_a_draft_to_anybody_else(cast, floor):
    draft = floor.draft(cast.brennia.adviser, new=SECRET, reason=REASON)
    draft = acts.revise_draft(by=cast.brennia.capital, draft=draft, new=SECRET + " again", seen=0)
    acts.clear_draft(by=cast.brennia.head, draft=draft)
    acts.discard_draft(by=cast.brennia.head, draft=draft)
    for by in cast.others(cast.brennia):
        if by is cast.brennia.contact:
            continue
        told = repr(ledger.lines(audiences=audiences(by)))
        assert SECRET not in told and REASON not in told and str(draft.pk) not in told
    assert SECRET in repr(ledger.lines(audiences=cast.brennia.capital.audiences))


def test_submitting_tells_the_proposal_and_nothing_of_the_draft(cast, floor):
    draft = floor.draft(cast.brennia.adviser, new="a first thought")
    draft = acts.revise_draft(by=cast.brennia.adviser, draft=draft, new="24 hours", seen=0)
    acts.clear_draft(by=cast.brennia.head, draft=draft)
    proposal = acts.submit_proposal(by=cast.brennia.representative, draft=draft)
    lines = ledger.lines(audiences=audiences(None))
    public = [line for line in lines if not line.sealed]
    (told,) = [line for line in public if line.act == "negotiation.submit_proposal"]
    assert told.object == f"negotiation.TextualProposal:{proposal.pk}"
    everything = json.dumps([line.payload for line in public])
    assert str(draft.pk) not in everything and "a first thought" not in everything
    assert cast.brennia.adviser.person.pk.hex not in {line.by for line in public}


def test_no_public_row_refers_to_a_private_one():
    private = {"ProposalDraft"}
    for model in apps.get_app_config("negotiation").get_models():
        if model.__name__ in private:
            continue
        assert not private & {f.related_model.__name__ for f in model._meta.get_fields() if f.many_to_one}, model


def test_no_page_shows_a_draft_to_anybody_else(cast, floor, enter):
    draft = floor.draft(cast.brennia.adviser, new=SECRET, reason=REASON)
    for by in cast.others(cast.brennia):
        client = enter(by)
        for page in pages(floor.text, draft):
            shown = client.get(page).content.decode()
            assert SECRET not in shown and REASON not in shown and str(draft.pk) not in shown.replace(page, ""), (
                page,
                by,
            )
    client = enter(cast.brennia.capital)
    assert SECRET in client.get(reverse("draft", args=[floor.text.slug, draft.pk])).content.decode()
    assert SECRET in client.get(reverse("text", args=[floor.text.slug])).content.decode()


def test_the_page_of_somebody_elses_draft_is_a_page_that_does_not_exist(cast, floor, enter):
    draft = floor.draft(cast.brennia.adviser, new=SECRET)
    for by in cast.others(cast.brennia):
        client = enter(by)
        address = reverse("draft", args=[floor.text.slug, draft.pk])
        assert client.get(address).status_code == 404
        for verb in ("clear", "submit", "discard", "revise"):
            refused = 403 if by is cast.operator else 404  # without a capacity: stopped at the door
            assert client.post(address, {"do": verb, "new": "x", "seen": 0}).status_code == refused
    draft.refresh_from_db()
    assert draft.stage == "draft"


def test_what_the_chair_prepares_is_the_chairs_own_until_it_is_published(cast, floor, enter):
    proposal = floor.propose(cast.brennia)
    floor.dispose(proposal, "not incorporated", reason=REASON)
    others = [*cast.brennia.everybody, *cast.others(cast.brennia)]
    for by in (by for by in others if by is not cast.chair):
        assert queries.dispositions(floor.text, by) == []
        assert all(o.disposition is None for o in queries.outcomes(floor.text, by))
        assert REASON not in repr(ledger.lines(audiences=audiences(by)))
        client = enter(by)
        for name in ("text", "desk", "consolidate"):
            assert REASON not in client.get(reverse(name, args=[floor.text.slug])).content.decode()
    assert REASON in enter(cast.chair).get(reverse("consolidate", args=[floor.text.slug])).content.decode()
    floor.publish()
    assert REASON in enter(None).get(reverse("text_revision", args=[floor.text.slug, 1])).content.decode()
