"""``multilateral manage rebuild_index``: the index over the record, made anew from the texts and the sources."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from multilateral.record import index


class Command(BaseCommand):
    """Changes nothing of the record itself, and may be run at any time."""

    help = "Makes the index over the record anew: words, citations, votes, topics."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{index.rebuild():,} texts indexed")
