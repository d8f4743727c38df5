"""Votes cast are never changed or deleted."""

from django.db import migrations

from multilateral.ledger.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("decision", "0001_initial")]

    operations = [append_only("decision_votecast")]
