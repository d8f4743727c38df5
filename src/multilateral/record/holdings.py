"""How much the record holds, and how much of its index is still to be made."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from multilateral.record.models import File, Topic, Version, Work


@dataclass(frozen=True, slots=True)
class Holdings:
    """Works, versions, files with their ``bytes``; works on no topic yet, and topics whose matrix is to be reckoned."""

    works: int
    versions: int
    files: int
    bytes: int
    unplaced: int
    unreckoned: int


def holdings() -> Holdings:
    """What is held now."""
    return Holdings(
        Work.objects.count(),
        Version.objects.count(),
        File.objects.count(),
        File.objects.aggregate(all=Sum("size"))["all"] or 0,
        Work.objects.filter(on_topic=None).exclude(kind="collection").count(),
        Topic.objects.filter(matrix__isnull=True).count(),
    )
