"""How the installation is: what whoever looks after it wants to know, and what to do where something is not well."""

from __future__ import annotations

import datetime
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from multilateral.followup.contacts import queries as contacts
from multilateral.ledger import queries as ledger
from multilateral.record.holdings import Holdings, holdings
from multilateral.server.backup import LAST

STILL = datetime.timedelta(minutes=1)
"""A tick that has not been seen for so long has stopped."""
OLD = datetime.timedelta(days=8)
"""A backup a week keeps within this."""
LITTLE = 2**30
"""Bytes free: less than this, or than twice the database, is little: a backup and an upgrade copy it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was looked at. ``advice`` says what to do, and is empty where all is well; ``command`` does it."""

    name: str
    value: str
    advice: str = ""
    command: str = ""


def health() -> list[Reading]:
    """What there is to know, in the language of the reader."""
    held = holdings()
    return [_ledger(), *_tick(), _mail(), _disk(), _backup(), _index(held), _sizes(held)]


def _ledger() -> Reading:
    size = ledger.size()
    line = ledger.entry(size - 1) if size else None
    # A sealed line tells no time: then the count alone says how far the ledger has come.
    when = parse_datetime(line.time) if line and line.time else None
    if when is None:
        return Reading(_("Ledger"), _("entries: %(count)s") % {"count": size})
    value = _("entries: %(count)s; last checkpoint: %(time)s") % {"count": size, "time": _time(when)}
    return Reading(_("Ledger"), value)


def _tick() -> list[Reading]:
    mark = Path(settings.MULTILATERAL_HOME) / "tick"
    try:
        seen = datetime.datetime.fromtimestamp(mark.stat().st_mtime, datetime.UTC)
        behind = max(0, ledger.size() - 1 - int(mark.read_text()))
    except (OSError, ValueError):
        seen, behind = None, ledger.size()
    stopped = seen is None or timezone.now() - seen > STILL
    said = _time(seen) if seen else _("never")
    advice = (_("The tick does not run, so nothing is sent. Restart the service, or run:"), "multilateral tick --loop")
    return [
        Reading(_("Tick, last seen"), said, *(advice if stopped else ())),
        Reading(_("Entries that the tick has not looked at"), str(behind)),
    ]


def _mail() -> Reading:
    mark = Path(settings.MULTILATERAL_HOME) / "tick"
    try:
        unsent = len(contacts.unsent_pings(int(mark.read_text())))
    except (OSError, ValueError):
        unsent = 0
    outbox = Path(settings.EMAIL_FILE_PATH)
    kept = len(list(outbox.iterdir())) if outbox.is_dir() else 0
    advice = ""
    if unsent:
        advice = _("Messages wait. See what the tick says in the log of the server.")
    elif kept and settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        advice = _("No mail server is set up: messages are written to the folder outbox of the home, and reach nobody.")
    return Reading(
        _("Mail"), _("waiting: %(unsent)s; in the outbox: %(kept)s") % {"unsent": unsent, "kept": kept}, advice
    )


def _disk() -> Reading:
    usage = shutil.disk_usage(settings.MULTILATERAL_HOME)
    needed = max(LITTLE, 2 * _database_size())
    little = _("There is little room: less than a backup and an upgrade take. Free some space, or give more.")
    value = _("%(free)s free of %(total)s") % {
        "free": filesizeformat(usage.free),
        "total": filesizeformat(usage.total),
    }
    return Reading(_("Disk of the home"), value, little if usage.free < needed else "")


def _backup() -> Reading:
    try:
        last: Any = json.loads((Path(settings.MULTILATERAL_HOME) / LAST).read_text())
        made, size = datetime.datetime.fromisoformat(last["made"]), int(last["size"])
    except (OSError, ValueError, KeyError, TypeError):
        advice = _("Make one, and keep it on another machine:")
        return Reading(_("Last backup"), _("none"), advice, "multilateral backup FOLDER")
    old = timezone.now() - made > OLD
    advice = _("It is more than a week old. Make a new one, or see why the job that makes them stopped.") if old else ""
    value = _("%(time)s; %(size)s; entries: %(count)s") % {
        "time": _time(made),
        "size": filesizeformat(size),
        "count": last["entries"],
    }
    return Reading(_("Last backup"), value, advice)


def _index(held: Holdings) -> Reading:
    value = _("texts: %(texts)s; topics: %(topics)s") % {"texts": held.unplaced, "topics": held.unreckoned}
    return Reading(_("Index still to be made, by the tick"), value)


def _sizes(held: Holdings) -> Reading:
    value = _("documents: %(works)s; versions: %(versions)s; files: %(files)s, %(bytes)s; database: %(database)s") % {
        "works": held.works,
        "versions": held.versions,
        "files": held.files,
        "bytes": filesizeformat(held.bytes),
        "database": filesizeformat(_database_size()),
    }
    return Reading(_("The record"), value)


def _database_size() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def _time(moment: datetime.datetime) -> str:
    return f"{date_format(moment.astimezone(datetime.UTC), 'SHORT_DATETIME_FORMAT')} UTC"
