"""The database as this version needs it. An older one is changed once, step by step, and told so: with a record of
thousands of texts that takes minutes. A step that is interrupted has changed nothing, and the next command goes on."""

from __future__ import annotations

import sys
import time
from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def bring_up_to_date() -> None:
    """Does what is left to do; says nothing where there is nothing, or where the database is new."""
    executor = MigrationExecutor(connection)
    steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not steps:
        return
    told = _Told()
    if executor.loader.applied_migrations:
        told.aloud = True
        say("The record is of an older version. It is brought up to date, once; that may take minutes.")
    call_command(told, verbosity=0, interactive=False)


class _Told(migrate.Command):
    """Names each step when it begins, and how long it took."""

    aloud = False

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        if not self.aloud or migration is None:
            return
        if action == "apply_start":
            self.began = time.monotonic()
            what = (sys.modules[type(migration).__module__].__doc__ or "").strip().partition("\n")[0]
            say(f"  {migration}: {what}" if what else f"  {migration}")
        elif action == "apply_success":
            say(f"  {migration}: done in {time.monotonic() - self.began:.0f} s")


def say(sentence: str) -> None:
    """At once, beside what the command itself puts out."""
    print(sentence, file=sys.stderr, flush=True)
