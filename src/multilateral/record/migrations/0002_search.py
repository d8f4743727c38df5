"""The word index. Neither database's full-text type is a model's, so both are made by hand, each in its own way."""

from typing import Any

from django.db import migrations


def make(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        # Words come folded already; the tokenizer has only to part them at blanks.
        editor.execute("CREATE VIRTUAL TABLE record_words USING fts5(words, tokenize = \"unicode61 remove_diacritics 2\")")
    else:
        editor.execute("ALTER TABLE record_passage ADD COLUMN words tsvector")
        editor.execute("CREATE INDEX record_passage_words ON record_passage USING gin (words)")


def drop(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE record_words")
    else:
        editor.execute("ALTER TABLE record_passage DROP COLUMN words")


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
