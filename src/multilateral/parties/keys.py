"""API keys: how a program acts for a person, in the capacity in which they made the key.

Keys are secrets like passwords, so they are no rows: in no ledger, no export and no log. What is done with one is done
by the person, and the ledger says so.
"""

from __future__ import annotations

import datetime
import hashlib
import secrets

from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.parties.acting import By, NotPermitted, Refused, check_credential
from multilateral.parties.models import Account, ApiKey
from multilateral.parties.permit import may_by_api

PREFIX = "mlk_"
"""By which whoever finds a key in a file knows what it is, and a scanner for secrets finds it."""
MOST_DAYS = 365
MOST_KEYS = 20
"""Keys of one account at once."""
LONGEST_NAME = 80


def last_day() -> datetime.date:
    """The last day on which a key made today can act."""
    return timezone.now().date() + datetime.timedelta(days=MOST_DAYS)


def make(*, by: By, account: Account, name: str, valid_until: datetime.date) -> tuple[ApiKey, str]:
    """A new key for the capacity in which ``by`` acts, and its secret, which is kept nowhere. Raises ``Refused``."""
    verdict = may_by_api(by)
    if not verdict:
        raise NotPermitted(verdict.why)
    if by.credential is None or by.credential.person_id != account.person_id:
        raise NotPermitted(_("A key acts on a credential of your own; choose in which capacity you act."))
    check_credential(by)
    name = " ".join("".join(c for c in name if c.isprintable()).split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused(_("Name the key after its program, in at most %(count)s letters.") % {"count": LONGEST_NAME})
    if not timezone.now().date() <= valid_until <= last_day():
        raise Refused(
            _("A key ends within a year: choose a day from today to %(day)s.") % {"day": last_day().isoformat()}
        )
    if ApiKey.objects.filter(account=account).count() >= MOST_KEYS:
        raise Refused(_("You have %(count)s keys, the most there can be; withdraw one.") % {"count": MOST_KEYS})
    secret = PREFIX + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        account=account,
        credential=by.credential,
        name=name,
        sha256=_digest(secret),
        made_at=timezone.now(),
        valid_until=valid_until,
    )
    return key, secret


def held(account: Account) -> list[ApiKey]:
    """The keys of an account, newest first, those that ended among them."""
    return list(ApiKey.objects.select_related("credential__delegation__state").filter(account=account))


def withdraw(account: Account, id: int) -> bool:
    """Ends a key of this account now: nothing of it is left. Whether there was one."""
    done, _each = ApiKey.objects.filter(account=account, pk=id).delete()
    return done > 0


def acting(secret: str) -> By | None:
    """In what capacity whoever has the secret acts; ``None`` if there is no such key, or it has ended.

    Raises ``NotPermitted`` if the credential has ended.
    """
    today = timezone.now().date()
    key = (
        ApiKey.objects.select_related("credential__person", "credential__delegation__state")
        .filter(sha256=_digest(secret), valid_until__gte=today, account__is_active=True)
        .first()
    )
    if key is None:
        return None
    by = By.on(key.credential)
    check_credential(by)
    if key.last_used != today:
        ApiKey.objects.filter(pk=key.pk).update(last_used=today)
    return by


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
