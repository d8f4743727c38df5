"""The ledger's tables grow and are never changed; a payload's content may be erased."""

from django.db import migrations

from multilateral.ledger.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        append_only("ledger_entry"),
        append_only("ledger_node"),
        append_only("ledger_logkey"),
        append_only("ledger_payload", may_erase="content"),
    ]
