"""What paragraphs decide and ask, for the follow-up index; filled from the versions that are held already."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from multilateral.record.provisions import acts_of, provisions
from multilateral.texts.model import from_json


def fill(apps: Any, editor: Any) -> None:
    """One version speaks for its work: the English one, or else the first that came."""
    provision = apps.get_model("record", "Provision")
    passage = apps.get_model("record", "Passage")
    held = apps.get_model("record", "Version").objects.select_related("work")
    english = set(held.filter(language="en").values_list("work_id", flat=True))
    heard: set[Any] = set()
    for version in held.order_by("entered_at", "language").iterator(chunk_size=50):
        first = version.language == "en" or not (version.work_id in english or version.work_id in heard)
        speaks = first and version.work.withdrawn_on is None
        found = list(provisions(acts_of(from_json(version.document))))
        held = dict(passage.objects.filter(version=version).values_list("place", "pk")) if found else {}
        common = {"work": version.work, "version": version, "speaks": speaks, "place": version.work.order}
        rows = [provision(**common, passage_id=held.get(row["paragraph"]), **row) for row in found]
        provision.objects.bulk_create(rows)
        if rows:
            heard.add(version.work_id)


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0008_adoptions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Provision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('speaks', models.BooleanField()),
                ('place', models.CharField(max_length=200)),
                ('order', models.PositiveSmallIntegerField()),
                ('paragraph', models.CharField(max_length=40)),
                ('verb', models.CharField(max_length=40)),
                ('addressee', models.CharField(max_length=300)),
                ('addressed', models.CharField(max_length=400)),
                ('task', models.TextField()),
                ('due_session', models.PositiveSmallIntegerField(null=True)),
                ('due_body', models.CharField(max_length=200)),
                ('due_date', models.DateField(null=True)),
                ('agenda_kind', models.CharField(max_length=10)),
                ('agenda_item', models.CharField(max_length=500)),
                ('agenda_title', models.CharField(max_length=500)),
                ('passage', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='provisions', to='record.passage')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisions', to='record.version')),
                ('work', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisions', to='record.work')),
            ],
            options={
                'ordering': ['place', 'order'],
                'indexes': [
                    models.Index(fields=['speaks', 'place', 'order', 'addressed', 'due_session', 'verb'], name='provision_in_order'),
                    models.Index(fields=['speaks', 'due_session', 'due_body', 'place', 'order', 'addressed'], name='provision_by_session'),
                    models.Index(fields=['speaks', 'due_date'], name='provision_by_date'),
                    models.Index(fields=['speaks', 'addressee', 'verb'], name='provision_by_addressee'),
                    models.Index(fields=['agenda_kind', 'due_session'], name='provision_on_agenda'),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
