"""How each text was adopted, filled from the proceedings that are held already; and titles, found by themselves."""

from itertools import islice
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from multilateral.record.index import adoption, names
from multilateral.record.proceedings import event


def fill(apps: Any, editor: Any) -> None:
    told = apps.get_model("record", "AdoptionTold")
    rows = apps.get_model("record", "Proceedings").objects.order_by("pk").values_list("pk", "symbol", "line")
    some = iter(rows.iterator(chunk_size=200))
    while read := [(pk, event(line, names(symbol.startswith("EX/")))) for pk, symbol, line in islice(some, 200)]:
        told.objects.bulk_create(told(proceedings_id=pk, **adoption(each)) for pk, each in read if each.how)


class Migration(migrations.Migration):
    dependencies = [("record", "0007_revisions")]

    operations = [
        migrations.CreateModel(
            name="AdoptionTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("symbol", models.CharField(db_index=True, max_length=120)),
                ("how", models.CharField(max_length=20)),
                ("committee", models.CharField(blank=True, default="", max_length=120)),
                ("date", models.DateField(null=True)),
                ("yes", models.PositiveSmallIntegerField(null=True)),
                ("no", models.PositiveSmallIntegerField(null=True)),
                ("abstain", models.PositiveSmallIntegerField(null=True)),
                ("listed", models.PositiveSmallIntegerField(default=0)),
                (
                    "proceedings",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoption_told",
                        to="record.proceedings",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="passage",
            index=models.Index(condition=models.Q(("place", "title")), fields=["version"], name="record_titles"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
