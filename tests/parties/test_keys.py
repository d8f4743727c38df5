"""API keys: made by who may act by API, shown once, kept as a fingerprint, ended in every way that anything ends."""

from __future__ import annotations

import datetime
import logging
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from multilateral.ledger import queries as ledger
from multilateral.parties import acts, keys
from multilateral.parties.acting import By, NotPermitted, Refused
from multilateral.parties.models import Account, ApiKey
from multilateral.record import permits  # noqa: F401  what may be done by API
from tests.cast import Cast
from tests.web.conftest import PASSWORD, House, house, nobody_has_failed_yet, signed_in  # noqa: F401  fixtures

SOON = timezone.now().date() + datetime.timedelta(days=30)


def account_of(by: By) -> Account:
    return Account.objects.filter(person=by.person).first() or Account.objects.create_user(
        f"{by.person.slug}@example.invalid", person=by.person
    )


def made(by: By, **changed: Any) -> tuple[ApiKey, str]:
    fields: dict[str, Any] = {"name": "scanner", "valid_until": SOON}
    return keys.make(by=by, account=account_of(by), **(fields | changed))


def page(client: Client, **changed: str) -> Any:
    return client.post(reverse("keys"), {"name": "scanner", "valid_until": SOON.isoformat()} | changed)


def shown(answer: Any) -> str:
    """The secret on the page that shows it."""
    found = re.search(r'id="secret"><bdi dir="ltr">([^<]+)<', answer.content.decode())
    assert found, answer.content.decode()
    return found[1]


def test_a_key_acts_as_its_holder_in_the_capacity_of_its_making(cast: Cast) -> None:
    for by in (cast.secretariat, cast.brennia.head, cast.brennia.representative):
        key, secret = made(by)
        found = keys.acting(secret)
        assert found is not None and (found.person, found.role, found.credential) == (by.person, by.role, by.credential)
        assert ApiKey.objects.get(pk=key.pk).last_used == timezone.now().date()


def test_roles_that_may_do_nothing_by_api_get_none(cast: Cast) -> None:
    for by in (cast.chair, cast.brennia.adviser, cast.brennia.capital, cast.brennia.contact):
        with pytest.raises(NotPermitted, match="who may not deposit a document"):
            made(by)
    with pytest.raises(NotPermitted, match="on a credential of your own"):
        keys.make(by=cast.secretariat, account=account_of(cast.chair), name="x", valid_until=SOON)
    with pytest.raises(NotPermitted, match="on a credential of your own"):
        made(cast.operator)  # the installation itself has no account and no credential
    assert ApiKey.objects.count() == 0


def test_the_secret_is_kept_nowhere_but_as_its_fingerprint(cast: Cast) -> None:
    before = ledger.size()
    key, secret = made(cast.secretariat)
    assert secret.startswith("mlk_") and len(secret) > 40
    row = {field.name: str(getattr(key, field.attname)) for field in ApiKey._meta.concrete_fields}
    assert not [value for value in row.values() if secret in value or secret[4:] in value]
    assert re.fullmatch("[0-9a-f]{64}", row["sha256"])
    assert ledger.size() == before, "keys are in no ledger, so in no export"
    assert made(cast.secretariat)[1] != secret


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": "  "}, "Name the key after its program"),
        ({"name": "\u202e\0\n"}, "Name the key after its program"),
        ({"name": "x" * 81}, "at most 80 letters"),
        ({"valid_until": timezone.now().date() - datetime.timedelta(days=1)}, "within a year"),
        ({"valid_until": timezone.now().date() + datetime.timedelta(days=366)}, "within a year"),
    ],
)
def test_what_no_key_can_be(cast: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        made(cast.secretariat, **changed)
    assert ApiKey.objects.count() == 0


def test_there_is_an_end_to_how_many_one_has(cast: Cast) -> None:
    for _each in range(keys.MOST_KEYS):
        made(cast.secretariat)
    with pytest.raises(Refused, match="withdraw one"):
        made(cast.secretariat)
    made(cast.brennia.head)


def test_a_key_ends_on_its_day(cast: Cast) -> None:
    key, secret = made(cast.secretariat, valid_until=timezone.now().date())
    assert keys.acting(secret) is not None
    ApiKey.objects.filter(pk=key.pk).update(valid_until=timezone.now().date() - datetime.timedelta(days=1))
    assert keys.acting(secret) is None


def test_a_key_ends_with_the_credential_the_account_and_a_new_link(cast: Cast) -> None:
    _key, secret = made(cast.brennia.head)
    acts.withdraw_credential(by=cast.operator, credential=cast.brennia.head.credential)
    with pytest.raises(NotPermitted, match="does not cover today"):
        keys.acting(secret)
    with pytest.raises(NotPermitted, match="does not cover today"):
        made(cast.brennia.head)

    _key, secret = made(cast.secretariat)
    Account.objects.filter(person=cast.secretariat.person).update(is_active=False)
    assert keys.acting(secret) is None
    Account.objects.filter(person=cast.secretariat.person).update(is_active=True)
    acts.issue_link(by=cast.operator, person=cast.secretariat.person)
    assert keys.acting(secret) is None, "whoever renews somebody's way in ends all others"

    _key, secret = made(cast.korvath.head)
    acts.erase_person(by=cast.operator, person=cast.korvath.head.person)
    assert keys.acting(secret) is None and not ApiKey.objects.filter(credential=cast.korvath.head.credential).exists()


def test_no_key_opens_nothing(cast: Cast) -> None:
    key, secret = made(cast.secretariat)
    for wrong in ("", "mlk_", secret[:-1], secret.upper(), f"{secret} ", key.sha256, "\udcff"):
        assert keys.acting(wrong) is None, wrong


def test_one_makes_sees_and_withdraws_ones_own_keys(cast: Cast, enter: Any) -> None:
    client = enter(cast.secretariat)
    assert reverse("keys") in client.get(reverse("mine")).content.decode()
    assert "You have none." in client.get(reverse("keys")).content.decode()
    answer = page(client, name="the harbour’s scanner")
    secret = shown(answer)
    assert answer.headers["Cache-Control"] == "private, no-store" and keys.acting(secret) is not None
    listed = client.get(reverse("keys")).content.decode()
    assert "the harbour’s scanner" in listed and "secretariat, <bdi>Working Group of the Tests</bdi>" in listed
    assert "Last used on" in listed and secret not in listed
    pk = str(ApiKey.objects.get().pk)
    other = enter(cast.brennia.head)
    assert other.post(reverse("key_withdraw"), {"key": pk}).status_code == 404
    assert "the harbour’s scanner" not in other.get(reverse("keys")).content.decode()
    client = enter(cast.secretariat)
    for odd in ("", "x", "-1", "²", "9" * 40):
        assert client.post(reverse("key_withdraw"), {"key": odd}).status_code == 404
    assert client.get(reverse("key_withdraw")).status_code == 405
    assert client.post(reverse("key_withdraw"), {"key": pk}).status_code == 303
    assert keys.acting(secret) is None and ApiKey.objects.count() == 0


def test_a_key_of_another_capacity_is_seen_and_withdrawn_but_no_other_made(cast: Cast, enter: Any) -> None:
    from tests.cast import BEGINS, BODY

    key, _secret = made(cast.brennia.head)
    further = acts.issue_credential(
        by=cast.operator, person=cast.brennia.head.person, role="vice-chair", body=BODY, valid_from=BEGINS
    )
    client = enter(By.on(further))
    shown_as = client.get(reverse("keys")).content.decode()
    assert "Brennia, head of delegation" in shown_as and 'name="valid_until"' not in shown_as
    assert page(client).status_code == 403 and ApiKey.objects.count() == 1
    assert client.post(reverse("key_withdraw"), {"key": str(key.pk)}).status_code == 303
    assert client.get(reverse("keys")).status_code == 403 and ApiKey.objects.count() == 0


def test_a_form_that_is_refused_keeps_what_was_typed(cast: Cast, enter: Any) -> None:
    client = enter(cast.secretariat)
    for until, status in (("", 422), ("soon", 422), ("2199-01-01", 422)):
        answer = page(client, name="harbour & lamps", valid_until=until)
        assert answer.status_code == status and b'value="harbour &amp; lamps"' in answer.content
    assert ApiKey.objects.count() == 0


def test_who_may_not_is_told_so_on_the_page(cast: Cast, enter: Any) -> None:
    for by in (cast.chair, cast.brennia.adviser):
        client = enter(by)
        for answer in (client.get(reverse("keys")), page(client)):
            assert answer.status_code == 403 and b"who may not deposit a document" in answer.content
        assert reverse("keys") not in client.get(reverse("mine")).content.decode()
    visitor = enter(None)
    for answer in (visitor.get(reverse("keys")), page(visitor), visitor.post(reverse("key_withdraw"), {"key": "1"})):
        assert answer.headers["Location"] == reverse("account_login")
    client = enter(cast.brennia.head)
    acts.withdraw_credential(by=cast.operator, credential=cast.brennia.head.credential)
    assert page(client).status_code == 403
    assert ApiKey.objects.count() == 0


def test_long_after_signing_in_one_shows_once_more_who_one_is(house: House, signed_in: Any) -> None:  # noqa: F811
    client, _secret = signed_in(house.secretary)
    assert page(client).status_code == 200
    session = client.session
    session["signed_in_at"] = 0
    session["account_authentication_methods"] = []
    session.save()
    asked = client.get(reverse("keys")).content.decode()
    assert 'name="valid_until"' not in asked
    again = re.search(r'href="(/account/[^"]+)"', asked[asked.index('id="make"') :])
    assert again and again[1] == f"{reverse('account_reauthenticate')}?next={reverse('keys')}"
    refused = page(client)
    assert refused.status_code == 403 and b"Show once more who you are" in refused.content
    assert ApiKey.objects.count() == 1, "the one from before"
    answer = client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("keys")})
    assert answer.headers["Location"] == reverse("keys")
    assert page(client).status_code == 200 and ApiKey.objects.count() == 2


def test_no_secret_is_logged(cast: Cast, enter: Any, caplog: pytest.LogCaptureFixture, capfd: Any) -> None:
    with caplog.at_level(logging.DEBUG):
        secret = shown(page(enter(cast.secretariat)))
        client = Client(raise_request_exception=False)
        for key in (secret, f"{secret}x"):
            client.post("/api/v1/deposits", {}, headers={"authorization": f"Bearer {key}"})
            client.post("/api/v1/nowhere", {}, headers={"authorization": f"Bearer {key}"})
    said = "".join(capfd.readouterr()) + "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert secret not in said and secret[4:] not in said
