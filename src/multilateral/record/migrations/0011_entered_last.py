"""The versions entered last are found by an index: the feed of documents read every text to learn its time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0010_rows_by_earliest_text")]

    operations = [
        migrations.AddIndex("version", models.Index(fields=["-entered_at"], name="version_entered_last")),
    ]
