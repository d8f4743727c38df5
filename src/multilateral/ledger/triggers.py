"""Triggers that refuse to change or delete rows, in both databases. They stop slips and idle hands; what stops an
attacker with the database file is the tree."""

from __future__ import annotations

from typing import Any

from django.db.migrations import RunPython


def append_only(table: str, *, may_erase: str = "") -> RunPython:
    """A migration step: rows of ``table`` can be added, never changed or deleted.

    ``may_erase`` names the one column whose content may be set to null (with whatever the same
    statement changes beside it).
    """

    def install(apps: Any, editor: Any) -> None:
        for statement in _statements(editor.connection.vendor, table, may_erase):
            editor.execute(statement)

    return RunPython(install, RunPython.noop)


def _statements(vendor: str, table: str, may_erase: str) -> list[str]:
    message = f"rows of {table} are never changed or deleted"
    if vendor == "sqlite":
        exempt = f'WHEN NOT (NEW."{may_erase}" IS NULL AND OLD."{may_erase}" IS NOT NULL) ' if may_erase else ""
        return [
            f'CREATE TRIGGER "{table}_kept_u" BEFORE UPDATE ON "{table}" {exempt}'
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
            f'CREATE TRIGGER "{table}_kept_d" BEFORE DELETE ON "{table}" BEGIN SELECT RAISE(ABORT, \'{message}\'); END',
        ]
    when = f'WHEN (NOT (NEW."{may_erase}" IS NULL AND OLD."{may_erase}" IS NOT NULL)) ' if may_erase else ""
    function = f'"{table}_kept"'
    return [
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$",
        f'CREATE TRIGGER "{table}_kept_u" BEFORE UPDATE ON "{table}" FOR EACH ROW {when}EXECUTE FUNCTION {function}()',
        f'CREATE TRIGGER "{table}_kept_d" BEFORE DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION {function}()',
        f'CREATE TRIGGER "{table}_kept_t" BEFORE TRUNCATE ON "{table}" EXECUTE FUNCTION {function}()',
    ]
