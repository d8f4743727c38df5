"""Days by which something is due are read in five more languages: filled in for the texts that are held already."""

from typing import Any

from django.db import migrations

from multilateral.record.provisions import acts_of, provisions
from multilateral.texts.model import from_json

LANGUAGES = ("fr", "es", "ru", "ar", "zh")


def fill(apps: Any, editor: Any) -> None:
    provision = apps.get_model("record", "Provision")
    held = apps.get_model("record", "Version").objects.filter(language__in=LANGUAGES)
    held = held.filter(pk__in=provision.objects.values("version"))
    for version in held.order_by("pk").iterator(chunk_size=50):
        for row in provisions(acts_of(from_json(version.document))):
            if row["due_date"] is not None:
                same = {name: row[name] for name in ("order", "paragraph", "verb")}
                provision.objects.filter(version=version, due_date=None, **same).update(due_date=row["due_date"])


class Migration(migrations.Migration):
    dependencies = [("record", "0011_entered_last")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
