"""The anchors of adopted passages, for agreed language; filled from the passages that are held already."""

from itertools import islice
from typing import Any

from django.db import migrations

from multilateral.record.anchors import anchors
from multilateral.record.index import put_anchors
from multilateral.record.words import folded


def make(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        # Only which passage has which anchor: no words, no places, no lengths.
        editor.execute("CREATE VIRTUAL TABLE record_anchors USING fts5(anchors, content = '', detail = none, columnsize = 0)")
    else:
        editor.execute("ALTER TABLE record_passage ADD COLUMN anchors bigint[]")
        editor.execute("CREATE INDEX record_passage_anchors ON record_passage USING gin (anchors)")


def fill(apps: Any, editor: Any) -> None:
    adopted = apps.get_model("record", "Passage").objects.filter(version__work__adopted_on__isnull=False)
    rows = iter(adopted.order_by("pk").values_list("pk", "text", "version__language").iterator(chunk_size=1000))
    while some := list(islice(rows, 1000)):
        put_anchors((key, anchors(folded(text).split(), language)) for key, text, language in some)


def drop(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE record_anchors")
    else:
        editor.execute("ALTER TABLE record_passage DROP COLUMN anchors")


class Migration(migrations.Migration):
    dependencies = [("record", "0005_topics")]

    operations = [migrations.RunPython(make, drop), migrations.RunPython(fill, migrations.RunPython.noop)]
