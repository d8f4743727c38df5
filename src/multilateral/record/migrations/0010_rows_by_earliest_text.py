"""Rows of matrices stand in another order: those that are kept are forgotten, and reckoned anew by the tick or when asked for."""

from typing import Any

from django.db import migrations


def forget(apps: Any, editor: Any) -> None:
    apps.get_model("record", "Topic").objects.filter(matrix__isnull=False).update(matrix=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0009_provisions")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
